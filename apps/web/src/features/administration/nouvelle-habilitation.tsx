import { Button, Drawer, Group, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { optionsOrganismes } from '../annuaire/annuaire.requetes';
import { ChoixPersonne } from './choix-personne';
import { creerHabilitation, useRelireHabilitations } from './habilitation.requetes';
import * as vue from './habilitation.vue';
import styles from './administration.module.css';

type Props = { readonly fermer: () => void };

/** Donne une fonction à une personne connue ou nouvelle, pour une période, avec une raison. */
export function NouvelleHabilitation({ fermer }: Props) {
  const relire = useRelireHabilitations();
  const formulaire = useFormulaire({
    initiales: vue.HABILITATION_VIDE,
    libelles: vue.LIBELLES_HABILITATION,
    renommer: vue.CHEMINS_HABILITATION,
    valider: vue.validerHabilitation,
    corps: vue.corpsHabilitation,
    envoyer: creerHabilitation,
    surSucces: ({ utilisateur }) => {
      relire();
      prevenir.succes(`${utilisateur.nom} est habilité(e).`);
      fermer();
    },
  });
  const { form } = formulaire;
  return (
    <Drawer opened onClose={fermer} position="right" size="lg" title="Nouvelle habilitation">
      <form className={styles['dialogue']} onSubmit={formulaire.soumettre} noValidate>
        <FormulaireErreurs
          fautes={formulaire.fautes}
          essai={formulaire.essai}
          correlationId={formulaire.correlationId}
        />
        <ChampsPersonne form={form} />
        <ChampsFonction form={form} />
        <Textarea
          label="Raison"
          description="Gardée avec l’habilitation&nbsp;: arrivée, remplacement, changement de service."
          required
          autosize
          minRows={2}
          maxLength={LIMITES_TEXTE.ligne}
          {...form.getInputProps('motif')}
        />
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button type="submit" loading={formulaire.enCours}>
            Habiliter
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

type PropsChamps = { form: UseFormReturnType<vue.SaisieHabilitation> };

function ChampsPersonne({ form }: PropsChamps) {
  return (
    <>
      <Radio.Group label="Qui&nbsp;?" {...form.getInputProps('qui')}>
        <Group gap="lg" mt={8}>
          <Radio value="connue" label="Une personne de l’annuaire" />
          <Radio value="nouvelle" label="Une nouvelle personne" />
        </Group>
      </Radio.Group>
      {form.values.qui === 'connue' ? (
        <ChoixPersonne {...form.getInputProps('utilisateurId')} />
      ) : (
        <>
          <TextInput
            label="Nom"
            required
            autoComplete="off"
            maxLength={LIMITES_TEXTE.nom}
            {...form.getInputProps('nom')}
          />
          <TextInput
            label="Prénom"
            required
            autoComplete="off"
            maxLength={LIMITES_TEXTE.nom}
            {...form.getInputProps('prenom')}
          />
          <TextInput
            label="Adresse électronique"
            type="email"
            required
            autoComplete="off"
            maxLength={254}
            {...form.getInputProps('courriel')}
          />
        </>
      )}
    </>
  );
}

function ChampsFonction({ form }: PropsChamps) {
  const unite = vue.uniteDe(form.values.fonction);
  const organismes = useQuery({ ...optionsOrganismes(unite), enabled: unite !== undefined });
  const choix = (organismes.data?.elements ?? []).map(({ id, nom, commune }) => ({
    value: id,
    label: [nom, commune].filter(Boolean).join(', '),
  }));
  const changer = form.getInputProps('fonction');
  return (
    <>
      <NativeSelect
        label="Fonction"
        required
        data={vue.OPTIONS_FONCTION}
        {...changer}
        onChange={(e) => {
          form.setFieldValue('organismeId', '');
          form.setFieldValue('fonction', e.currentTarget.value);
        }}
      />
      <NativeSelect
        label="Organisme"
        description={unite === undefined ? 'Choisissez d’abord la fonction.' : null}
        required
        disabled={unite === undefined}
        data={[{ value: '', label: 'Choisir…' }, ...choix]}
        {...form.getInputProps('organismeId')}
      />
      <div className={styles['dates']}>
        <ChampDate label="Début (facultatif)" description="Sinon, tout de suite." {...form.getInputProps('debut')} />
        <ChampDate label="Dernier jour (facultatif)" description="Sinon, sans fin." {...form.getInputProps('fin')} />
      </div>
    </>
  );
}
