import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import {
  LIBELLES_HORIZON,
  LIBELLES_QUI_ACTION,
  LIBELLES_UNITE,
  LIBELLES_VERBE_OBJECTIF,
  SCHEMA_ACTION,
  SCHEMA_OBJECTIF,
  UNITES_ASSURANCE_MALADIE,
  lireAction,
  lireContenu,
} from '@pdp/domain';
import type { DateCivile, DossierVue, ErreurChamp, Resultat } from '@pdp/domain';
import { plusJours } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { optionsDe } from '../../platform/format/libelles';
import { useSession } from '../../platform/session/session.requetes';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import champs from '../dossier/dossier.module.css';
import { commandesPlan } from './plan.requetes';

const fautesDe = (lu: Resultat<unknown, readonly ErreurChamp[]>): Record<string, string> =>
  Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));

// Un champ laissé vide n'est pas envoyé.
const sansVide = (saisie: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(saisie).filter(([, valeur]) => valeur.trim() !== ''));

// Le serveur nomme le champ sans son enveloppe : `intitule`, non `saisie.intitule`.
const libellesDe = (schema: Readonly<Record<string, { readonly libelle: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(schema).map(([cle, { libelle }]) => [cle, libelle]));

type SaisieObjectifWeb = { verbe: string; intitule: string; horizon: string };
type PropsObjectif = { readonly dossierId: string; readonly version: number; readonly fermer: () => void };

/** Nouvel objectif : un verbe, quoi, à quel horizon. */
export function FormulaireObjectif({ dossierId, version, fermer }: PropsObjectif) {
  const aujourdhui = useAujourdhui();
  const lecteurs = useQuiLira(dossierId, 'livret');
  const formulaire = useFormulaireDossier<SaisieObjectifWeb, SaisieObjectifWeb>(dossierId, {
    initiales: { verbe: 'GARDER', intitule: '', horizon: 'TROIS_MOIS' },
    brouillon: `dossier.${dossierId}.objectif`,
    libelles: libellesDe(SCHEMA_OBJECTIF),
    valider: (saisie) => fautesDe(lireContenu(SCHEMA_OBJECTIF, saisie, aujourdhui as DateCivile)),
    corps: ({ verbe, intitule, horizon }) => ({ verbe, intitule, horizon }),
    envoyer: (saisie, cle) => commandesPlan.agir(dossierId, version, { geste: 'ajouterObjectif', saisie }, cle),
    succes: 'Objectif ajouté.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Ajouter l’objectif" fermer={fermer}>
      <div className={champs['grille']}>
        <NativeSelect
          label="Verbe"
          required
          data={optionsDe(LIBELLES_VERBE_OBJECTIF)}
          {...form.getInputProps('verbe')}
        />
        <NativeSelect label="Horizon" required data={optionsDe(LIBELLES_HORIZON)} {...form.getInputProps('horizon')} />
      </div>
      <ChampTexteLibre
        label={SCHEMA_OBJECTIF.intitule.libelle}
        limite={SCHEMA_OBJECTIF.intitule.max}
        lecteurs={lecteurs}
        lignes={1}
        {...form.getInputProps('intitule')}
      />
    </CadreFormulaire>
  );
}

type SaisieActionWeb = {
  libelle: string;
  qui: string;
  responsableId: string;
  responsableUnite: string;
  nom: string;
  echeance: string;
};
type PropsAction = {
  readonly dossier: DossierVue;
  readonly objectifId: string;
  readonly version: number;
  readonly fermer: () => void;
};

const SERVICES = UNITES_ASSURANCE_MALADIE.map((unite) => ({ value: unite, label: LIBELLES_UNITE[unite] }));

/** Nouvelle action : quoi, qui, pour quand ; confiée à un professionnel ou un service, elle devient une tâche. */
export function FormulaireAction({ dossier, objectifId, version, fermer }: PropsAction) {
  const aujourdhui = useAujourdhui();
  const { utilisateur } = useSession();
  const lecteurs = useQuiLira(dossier.id, 'livret');
  const formulaire = useFormulaireDossier<SaisieActionWeb, Record<string, string>>(dossier.id, {
    initiales: {
      libelle: '',
      qui: 'ASSURE',
      responsableId: utilisateur.id,
      responsableUnite: 'CPAM',
      nom: '',
      echeance: plusJours(aujourdhui, 14),
    },
    brouillon: `dossier.${dossier.id}.action.${objectifId}`,
    libelles: libellesDe(SCHEMA_ACTION),
    valider: (saisie) => fautesDe(lireAction(corpsAction(saisie), aujourdhui as DateCivile)),
    corps: corpsAction,
    envoyer: (saisie, cle) =>
      commandesPlan.agir(dossier.id, version, { geste: 'ajouterAction', objectifId, saisie }, cle),
    succes: 'Action ajoutée.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Ajouter l’action" fermer={fermer} nu>
      <ChampTexteLibre
        label={SCHEMA_ACTION.libelle.libelle}
        limite={SCHEMA_ACTION.libelle.max}
        lecteurs={lecteurs}
        lignes={1}
        {...form.getInputProps('libelle')}
      />
      <div className={champs['grille']}>
        <NativeSelect label="Qui" required data={optionsDe(LIBELLES_QUI_ACTION)} {...form.getInputProps('qui')} />
        <Responsable form={form} dossier={dossier} />
        <ChampDate label="Pour quand" required min={aujourdhui} {...form.getInputProps('echeance')} />
      </div>
    </CadreFormulaire>
  );
}

type PropsResponsable = { readonly form: UseFormReturnType<SaisieActionWeb>; readonly dossier: DossierVue };

/** Le champ qui nomme qui fait l'action, selon le choix. */
function Responsable({ form, dossier }: PropsResponsable) {
  const { utilisateur } = useSession();
  if (form.values.qui === 'AGENT') {
    const personnes = new Map([[utilisateur.id, `${utilisateur.prenom} ${utilisateur.nom} (moi)`]]);
    for (const { id, nom, role } of dossier.cercle)
      if (role !== 'SERVICE' && role !== 'GRACE' && !personnes.has(id)) personnes.set(id, nom);
    return (
      <NativeSelect
        label={SCHEMA_ACTION.responsableId.libelle}
        required
        data={[...personnes].map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('responsableId')}
      />
    );
  }
  if (form.values.qui === 'SERVICE')
    return (
      <NativeSelect
        label={SCHEMA_ACTION.responsableUnite.libelle}
        required
        data={SERVICES}
        {...form.getInputProps('responsableUnite')}
      />
    );
  if (form.values.qui !== 'AUTRE') return null;
  return (
    <TextInput
      label={SCHEMA_ACTION.nom.libelle}
      required
      maxLength={SCHEMA_ACTION.nom.max}
      autoComplete="off"
      {...form.getInputProps('nom')}
    />
  );
}

// Seul le responsable de ce « qui » part.
function corpsAction({ libelle, qui, responsableId, responsableUnite, nom, echeance }: SaisieActionWeb) {
  const seul: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    AGENT: { responsableId },
    SERVICE: { responsableUnite },
    AUTRE: { nom },
  };
  return sansVide({ libelle, qui, echeance, ...(seul[qui] ?? {}) });
}
