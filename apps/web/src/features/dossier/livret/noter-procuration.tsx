import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { LIBELLES_PORTEE_MANDAT, LIMITES_TEXTE, ajouterMois, ecrireCodeInvitation, lireMandat } from '@pdp/domain';
import type { ConstaterMandatRequete, DossierVue, MandatDonne } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../../platform/format/horloge';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { FormulaireErreurs } from '../../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import type { Formulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { lAssure } from '../dossier.vue';
import { commandesMandat, useDocumentsAChoisir, useRelireMandats } from './mandats-dossier.requetes';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

const LIBELLES = {
  civilite: 'Civilité',
  prenom: 'Prénom',
  nomNaissance: 'Nom de naissance',
  dateNaissance: 'Date de naissance',
  portee: 'Ce que cette personne peut faire',
  debut: 'À partir du',
  fin: 'Jusqu’au',
  documentId: 'Document qui le prouve',
};

function useProcuration(dossierId: string, surSucces: (mandat: MandatDonne) => void) {
  const aujourdhui = useAujourdhui();
  return useFormulaire<ConstaterMandatRequete, ConstaterMandatRequete, MandatDonne>({
    initiales: {
      civilite: 'Mme',
      prenom: '',
      nomNaissance: '',
      dateNaissance: '',
      portee: 'LIRE',
      debut: aujourdhui,
      fin: ajouterMois(aujourdhui, 12),
      documentId: '',
    },
    libelles: LIBELLES,
    valider: ({ documentId, ...mandat }) => {
      const lu = lireMandat(mandat, aujourdhui);
      const fautes = lu.ok ? [] : lu.erreur.map(({ chemin, message }) => [chemin, message]);
      return {
        ...Object.fromEntries(fautes),
        ...(documentId === '' ? { documentId: 'Choisissez un document du dossier.' } : {}),
      };
    },
    corps: (valeurs) => valeurs,
    envoyer: (valeurs, cle) => commandesMandat.constater(dossierId, valeurs, cle),
    surSucces,
  });
}

/** Noter une procuration vue sur un document : qui, pour faire quoi, jusqu'à quand ; puis le code à remettre en main propre. */
export function NoterProcuration({ dossier, fermer }: Props) {
  const relire = useRelireMandats(dossier.id);
  const [donne, poserDonne] = useState<MandatDonne | undefined>();
  const formulaire = useProcuration(dossier.id, (mandat) => {
    poserDonne(mandat);
    relire();
  });
  return (
    <Modal opened onClose={fermer} size="lg" title="Noter une procuration">
      {donne ? (
        <Code mandat={donne} fermer={fermer} />
      ) : (
        <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
          <p>
            Vérifiez le document et l’identité de la personne désignée. Cette procuration se voit dans le livret de{' '}
            {lAssure(dossier)}, qui peut la retirer à tout moment.
          </p>
          <FormulaireErreurs
            fautes={formulaire.fautes}
            essai={formulaire.essai}
            correlationId={formulaire.correlationId}
          />
          <Champs dossierId={dossier.id} form={formulaire.form} />
          <div>
            <Button type="submit" loading={formulaire.enCours}>
              Enregistrer et donner un code
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}

type PropsChamps = { dossierId: string; form: Formulaire<ConstaterMandatRequete>['form'] };

function Champs({ dossierId, form }: PropsChamps) {
  const documents = useDocumentsAChoisir(dossierId);
  const nom = (cle: 'prenom' | 'nomNaissance') => (
    <TextInput label={LIBELLES[cle]} required maxLength={LIMITES_TEXTE.nom} {...form.getInputProps(cle)} />
  );
  return (
    <div className={styles['grille']}>
      <NativeSelect label={LIBELLES.civilite} data={['Mme', 'M.']} {...form.getInputProps('civilite')} />
      {nom('prenom')}
      {nom('nomNaissance')}
      <ChampDate label={LIBELLES.dateNaissance} required {...form.getInputProps('dateNaissance')} />
      <NativeSelect
        label={LIBELLES.portee}
        data={optionsDe(LIBELLES_PORTEE_MANDAT)}
        {...form.getInputProps('portee')}
      />
      <ChampDate label={LIBELLES.debut} required {...form.getInputProps('debut')} />
      <ChampDate label={LIBELLES.fin} required {...form.getInputProps('fin')} />
      <NativeSelect
        className={styles['large']}
        label={LIBELLES.documentId}
        required
        data={documents}
        {...form.getInputProps('documentId')}
      />
    </div>
  );
}

function Code({ mandat: { code }, fermer }: { mandat: MandatDonne; fermer: () => void }) {
  return (
    <div className={styles['formulaire']}>
      {code === null ? (
        <Bandeau couleur="ambre">Ce code avait déjà été donné&nbsp;: il ne se montre qu’une fois.</Bandeau>
      ) : (
        <>
          <p>Remettez ce code en main propre à la personne désignée. Il sert une fois, pendant trois jours.</p>
          <p style={{ fontSize: '1.25rem' }} data-code="">
            <b>{ecrireCodeInvitation(code)}</b>
          </p>
          <p>
            Elle va sur <b>{`${window.location.host}/invitation`}</b>, écrit ce code, puis se connecte.
          </p>
        </>
      )}
      <div>
        <Button variant="default" onClick={fermer}>
          Fermer
        </Button>
      </div>
    </div>
  );
}
