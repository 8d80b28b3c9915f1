import { LIBELLES_UNITE, UNITES_ASSURANCE_MALADIE, type Unite } from '../annuaire/fonctions.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { champChoix, champDate, champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Verbes d'un objectif : ce que la personne veut faire, jamais ce qu'elle a. */
export const LIBELLES_VERBE_OBJECTIF = {
  GARDER: 'Garder',
  REPRENDRE: 'Reprendre',
  ADAPTER: 'Adapter',
  ESSAYER: 'Essayer',
  PREPARER: 'Préparer',
  APPRENDRE: 'Apprendre',
  OBTENIR: 'Obtenir',
  STABILISER: 'Stabiliser',
} as const;

export const LIBELLES_HORIZON = {
  UN_MOIS: 'Dans le mois',
  TROIS_MOIS: 'Dans les trois mois',
  SIX_MOIS: 'Dans les six mois',
  UN_AN: 'Dans l’année',
} as const;

export const LIBELLES_ETAT_OBJECTIF = { EN_COURS: 'En cours', ATTEINT: 'Atteint', ABANDONNE: 'Abandonné' } as const;

export const LIBELLES_STATUT_ACTION = {
  A_FAIRE: 'À faire',
  EN_COURS: 'En cours',
  BLOQUEE: 'Bloquée',
  FAITE: 'Faite',
  SANS_OBJET: 'Sans objet',
} as const;

export type StatutAction = keyof typeof LIBELLES_STATUT_ACTION;

/** Qui fait une action ; un professionnel ou un service la reçoit comme une tâche. */
export const LIBELLES_QUI_ACTION = {
  ASSURE: 'La personne accompagnée',
  AGENT: 'Un professionnel du dossier',
  SERVICE: 'Un service',
  AUTRE: 'Quelqu’un d’autre',
} as const;

export type QuiAction = keyof typeof LIBELLES_QUI_ACTION;

export const SCHEMA_OBJECTIF = {
  verbe: champChoix('Verbe', LIBELLES_VERBE_OBJECTIF, { obligatoire: true }),
  intitule: champTexte('Objectif, sans raison médicale', 120, { obligatoire: true, partage: true }),
  horizon: champChoix('Horizon', LIBELLES_HORIZON, { obligatoire: true }),
} as const;

export const SCHEMA_ACTION = {
  libelle: champTexte('Action, sans raison médicale', 200, { obligatoire: true, partage: true }),
  qui: champChoix('Qui', LIBELLES_QUI_ACTION, { obligatoire: true }),
  responsableId: champTexte('Professionnel', 36),
  responsableUnite: champChoix('Service', LIBELLES_UNITE satisfies Readonly<Record<Unite, string>>),
  nom: champTexte('Nom ou organisme', 100),
  echeance: champDate('Pour quand', { obligatoire: true }),
} as const;

export type SaisieObjectif = Contenu<typeof SCHEMA_OBJECTIF>;
export type SaisieAction = Contenu<typeof SCHEMA_ACTION>;

/** Action conservée. `tacheId` : elle est cette tâche, qui porte alors son libellé, son échéance et son statut. */
export type ActionPlan = {
  readonly id: string;
  readonly libelle: string;
  readonly qui: QuiAction;
  readonly nom: string | null;
  readonly echeance: DateCivile;
  readonly statut: StatutAction;
  readonly tacheId: string | null;
};

export type EtatObjectif = keyof typeof LIBELLES_ETAT_OBJECTIF;

export type ObjectifPlan = SaisieObjectif & {
  readonly id: string;
  readonly etat: EtatObjectif;
  readonly actions: readonly ActionPlan[];
};

export type ContenuPlan = { readonly objectifs: readonly ObjectifPlan[] };

/** Bornes d'un plan : au-delà, il ne se lit plus. */
export const LIMITES_PLAN = { objectifs: 10, actions: 15 } as const;

/** « Essayer un poste d'accueil ». */
export const phraseObjectif = ({ verbe, intitule }: Pick<ObjectifPlan, 'verbe' | 'intitule'>): string =>
  `${LIBELLES_VERBE_OBJECTIF[verbe]} ${intitule}`;

const UN_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Action saisie : qui la fait est nommé. */
export const lireAction = (valeur: unknown, aujourdhui: DateCivile): Resultat<SaisieAction, readonly ErreurChamp[]> => {
  const lu = lireContenu(SCHEMA_ACTION, valeur, aujourdhui);
  if (!lu.ok) return lu;
  const { qui, responsableId, responsableUnite, nom } = lu.valeur;
  const manque: Partial<Record<QuiAction, readonly [boolean, string, string]>> = {
    AGENT: [responsableId === null || !UN_UUID.test(responsableId), 'responsableId', 'Choisissez un professionnel.'],
    SERVICE: [
      // La file d'un partenaire demande son organisme : sans lui, personne ne verrait l'action.
      !UNITES_ASSURANCE_MALADIE.some((unite) => unite === responsableUnite),
      'responsableUnite',
      'Choisissez un service.',
    ],
    AUTRE: [nom === null, 'nom', 'Dites qui fait cette action.'],
  };
  const [absent, chemin, message] = manque[qui] ?? [false, '', ''];
  return absent ? echec([{ chemin, code: 'VIDE', message }]) : succes(lu.valeur);
};
