import type { Dispositif } from '../dispositif/appliquer-geste.js';
import type { TypeDispositif } from '../dispositif/types-dispositif.js';
import type { CategorieDonnee } from '../dossier/categories.js';
import { ajouterJours, type DateCivile } from '../noyau/date-civile.js';
import type { Acteur, Machine } from '../noyau/machine.js';

/**
 * Droits suivis pour une personne. AAH et rente sont des titres de bénéficiaire de l'obligation d'emploi (L.5212-13 CT) : ils relèvent du
 * statut de santé, comme la RQTH et l'invalidité, qui se lisent de leur dispositif. `preavis` : jours avant la fin où l'on prépare la
 * suite (docs/adr/0039).
 */
export const DROITS_SOCIAUX = {
  AAH: { libelle: 'Allocation aux adultes handicapés', categorie: 'statutSante', preavis: 180 },
  RENTE_ATMP: { libelle: 'Rente AT/MP', categorie: 'statutSante', preavis: 90 },
  CSS: { libelle: 'Complémentaire santé solidaire', categorie: 'finances', preavis: 120 },
  RSA: { libelle: 'RSA', categorie: 'finances', preavis: 30 },
  PRIME_ACTIVITE: { libelle: 'Prime d’activité', categorie: 'finances', preavis: 30 },
  AIDE_LOGEMENT: { libelle: 'Aide au logement', categorie: 'finances', preavis: 60 },
  CHOMAGE: { libelle: 'Allocation chômage', categorie: 'finances', preavis: 90 },
  ASPA: { libelle: 'Allocation de solidarité aux personnes âgées (ASPA)', categorie: 'finances', preavis: 60 },
  RETRAITE: { libelle: 'Retraite', categorie: 'finances', preavis: 90 },
  PREVOYANCE: { libelle: 'Complément de prévoyance', categorie: 'finances', preavis: 60 },
  AUTRE: { libelle: 'Autre droit', categorie: 'finances', preavis: 60 },
} as const satisfies Readonly<
  Record<string, { readonly libelle: string; readonly categorie: CategorieDonnee; readonly preavis: number }>
>;

/** Code d'un droit. */
export type DroitSocial = keyof typeof DROITS_SOCIAUX;

/** Tous les droits, dans l'ordre de la liste. */
export const CODES_DROIT_SOCIAL = Object.keys(DROITS_SOCIAUX) as readonly DroitSocial[];

/** États d'un droit. */
export const ETATS_DROIT_SOCIAL = ['DEMANDE', 'OBTENU', 'REFUSE', 'RENOUVELLEMENT', 'FINI', 'ANNULE'] as const;

export type EtatDroitSocial = (typeof ETATS_DROIT_SOCIAL)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_DROIT_SOCIAL: Readonly<Record<EtatDroitSocial, string>> = {
  DEMANDE: 'Demandé',
  OBTENU: 'Obtenu',
  REFUSE: 'Refusé',
  RENOUVELLEMENT: 'Renouvellement demandé',
  FINI: 'Terminé',
  ANNULE: 'Annulé, saisi par erreur',
};

/** Transitions d'un droit. */
export const TRANSITIONS_DROIT_SOCIAL = ['obtenir', 'refuser', 'renouveler', 'finir', 'annuler'] as const;

export type TransitionDroitSocial = (typeof TRANSITIONS_DROIT_SOCIAL)[number];

/** Boutons, dans l'ordre de l'écran. */
export const LIBELLES_TRANSITION_DROIT: Readonly<Record<TransitionDroitSocial, string>> = {
  obtenir: 'Noter l’accord',
  refuser: 'Noter le refus',
  renouveler: 'Noter une nouvelle demande',
  finir: 'Noter la fin',
  annuler: 'Annuler, saisi par erreur',
};

const REFERENT: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];

/** Machine d'un droit : chaque pas est daté ; rien ne s'efface. */
export const MACHINE_DROIT_SOCIAL: Machine<EtatDroitSocial, TransitionDroitSocial, 'aDebut'> = {
  etats: ETATS_DROIT_SOCIAL,
  initial: 'DEMANDE',
  finals: ['ANNULE'],
  exigences: { aDebut: 'La date de début est à saisir.' },
  transitions: {
    obtenir: { de: ['DEMANDE', 'RENOUVELLEMENT'], vers: 'OBTENU', par: REFERENT, exige: ['aDebut'] },
    refuser: { de: ['DEMANDE', 'RENOUVELLEMENT'], vers: 'REFUSE', par: REFERENT },
    renouveler: { de: ['OBTENU', 'REFUSE', 'FINI'], vers: 'RENOUVELLEMENT', par: REFERENT },
    finir: { de: ['OBTENU', 'RENOUVELLEMENT'], vers: 'FINI', par: REFERENT },
    annuler: { de: ['DEMANDE', 'OBTENU', 'REFUSE', 'RENOUVELLEMENT', 'FINI'], vers: 'ANNULE', par: REFERENT },
  },
};

/** Jour où préparer la suite d'un droit qui finit ; `null` s'il n'a pas de fin. */
export const aRenouvelerLe = (type: DroitSocial, fin: DateCivile | null): DateCivile | null =>
  fin === null ? null : ajouterJours(fin, -DROITS_SOCIAUX[type].preavis);

/** Un droit obtenu dont la fin approche, ou est passée sans suite. */
export const expireBientot = (
  droit: { readonly type: DroitSocial; readonly etat: EtatDroitSocial; readonly au: DateCivile | null },
  aujourdhui: DateCivile,
): boolean => {
  const jour = aRenouvelerLe(droit.type, droit.au);
  return droit.etat === 'OBTENU' && jour !== null && jour <= aujourdhui;
};

/** Un droit lu de son dispositif, plutôt que noté une seconde fois. */
export interface DroitDeDispositif {
  readonly etat: EtatDroitSocial;
  readonly du: DateCivile | null;
  readonly au: DateCivile | null;
  readonly expireBientot: boolean;
}

/** Jours avant la fin d'une RQTH où l'on prépare son renouvellement : la MDPH répond en quatre mois et plus. */
export const PREAVIS_RQTH = 180;

const ETATS_LUS: Readonly<Partial<Record<TypeDispositif, Readonly<Record<string, EtatDroitSocial>>>>> = {
  RQTH: {
    DEPOSE: 'DEMANDE',
    ACCORDEE: 'OBTENU',
    REFUSEE: 'REFUSE',
    RECOURS: 'REFUSE',
    RENOUVELLEMENT_DEPOSE: 'RENOUVELLEMENT',
    EXPIREE: 'FINI',
  },
  INVALIDITE: {
    DEMANDEE: 'DEMANDE',
    PROPOSEE_CPAM: 'DEMANDE',
    ACCORDEE: 'OBTENU',
    REVISEE: 'OBTENU',
    REFUSEE: 'REFUSE',
    RECOURS: 'REFUSE',
    SUPPRIMEE: 'FINI',
  },
};

/** Le droit que dit un dispositif RQTH ou invalidité ; `null` tant que rien n'est demandé, ou pour un autre dispositif. */
export function droitDeDispositif(
  { type, etat, donnees }: Pick<Dispositif, 'type' | 'etat' | 'donnees'>,
  aujourdhui: DateCivile,
): DroitDeDispositif | null {
  const lu = ETATS_LUS[type]?.[etat];
  if (lu === undefined) return null;
  const au = donnees.fin ?? null;
  return {
    etat: lu,
    du: donnees.debut ?? donnees.dateEffet ?? null,
    au,
    expireBientot: lu === 'OBTENU' && au !== null && ajouterJours(au, -PREAVIS_RQTH) <= aujourdhui,
  };
}
