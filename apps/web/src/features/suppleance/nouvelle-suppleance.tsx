import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { creerSuppleance, optionsCandidats, useRelireSuppleances } from './suppleance.requetes';
import * as vue from './suppleance.vue';
import styles from './suppleance.module.css';

type Props = { readonly habilitationId?: string | undefined; readonly absent?: string; readonly fermer: () => void };

/** Désigne qui remplace, pour quels jours ; dit avant ce que le suppléant reçoit. */
export function NouvelleSuppleance({ habilitationId, absent, fermer }: Props) {
  const candidats = useQuery(optionsCandidats(habilitationId));
  return (
    <Modal opened onClose={fermer} title={absent ? `Suppléer ${absent}` : 'Me faire suppléer'} size="lg">
      <Lecture requete={candidats}>
        {({ elements }) => <Formulaire habilitationId={habilitationId} personnes={elements} fermer={fermer} />}
      </Lecture>
    </Modal>
  );
}

type PropsFormulaire = {
  habilitationId: string | undefined;
  personnes: readonly { id: string; nom: string }[];
  fermer: () => void;
};

function Formulaire({ habilitationId, personnes, fermer }: PropsFormulaire) {
  const relire = useRelireSuppleances();
  const formulaire = useFormulaire({
    initiales: vue.SUPPLEANCE_VIDE,
    libelles: vue.LIBELLES_SUPPLEANCE,
    valider: vue.validerSuppleance,
    corps: (saisie) => vue.corpsSuppleance(saisie, habilitationId),
    envoyer: creerSuppleance,
    surSucces: (creee) => {
      relire();
      prevenir.succes(`${creee.suppleant.nom} supplée ${vue.periodeEnClair(creee)}.`);
      fermer();
    },
  });
  const { form } = formulaire;
  if (personnes.length === 0)
    return <Bandeau couleur="ambre">Personne d’autre n’exerce cette fonction dans cet organisme.</Bandeau>;
  return (
    <form className={styles['formulaire']} onSubmit={formulaire.soumettre} noValidate>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <CeQuIlRecoit />
      <Champs form={form} personnes={personnes} />
      <div className={styles['actions']}>
        <Button variant="default" onClick={fermer}>
          Annuler
        </Button>
        <Button type="submit" loading={formulaire.enCours}>
          Désigner
        </Button>
      </div>
    </form>
  );
}

type PropsChamps = { form: UseFormReturnType<vue.SaisieSuppleance>; personnes: PropsFormulaire['personnes'] };

function Champs({ form, personnes }: PropsChamps) {
  const aujourdhui = useAujourdhui();
  return (
    <>
      <NativeSelect
        label="Suppléant"
        description="Même fonction, même organisme."
        required
        data={[{ value: '', label: 'Choisir…' }, ...personnes.map(({ id, nom }) => ({ value: id, label: nom }))]}
        {...form.getInputProps('suppleantId')}
      />
      <div className={styles['dates']}>
        <ChampDate label="Premier jour d’absence" required min={aujourdhui} {...form.getInputProps('debut')} />
        <ChampDate label="Dernier jour d’absence" required min={aujourdhui} {...form.getInputProps('fin')} />
      </div>
      <Textarea
        label="Raison"
        description="Congés, formation, renfort. Pas de motif médical."
        required
        autosize
        minRows={2}
        maxLength={LIMITES_TEXTE.ligne}
        {...form.getInputProps('motif')}
      />
    </>
  );
}

/** Ce que la suppléance ouvre, et ce qu'elle n'ouvre pas. */
export function CeQuIlRecoit() {
  return (
    <div className={styles['recoit']}>
      <p>
        <b>Le suppléant reçoit</b> les dossiers où la personne absente est nommée, et leurs tâches, avec les droits de
        sa propre fonction. Ceux qu’on lui confie pendant ce temps suivent.
      </p>
      <p>
        <b>Il ne reçoit pas</b> ses notes personnelles, ses brouillons, ses messages, ni le rôle de référent. Le dernier
        jour passé, tout se referme seul.
      </p>
    </div>
  );
}
