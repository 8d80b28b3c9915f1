import type { Fonction } from '@pdp/domain';

/** Écrans de l'application, tels que les menus les nomment. */
export const ECRANS = [
  'travail',
  'signaler',
  'signalements',
  'assures',
  'revues',
  'reperage',
  'annuaire',
  'notifications',
  'boite-envoi',
  'administration',
  'mon-livret',
  'aide',
] as const;

export type Ecran = (typeof ECRANS)[number];

const COMMUNS = ['notifications', 'aide'] as const satisfies readonly Ecran[];
const SOIN_INTERNE = ['travail', 'assures', 'signalements', 'signaler', 'revues', 'annuaire', ...COMMUNS] as const;
const SOCIAL = [...SOIN_INTERNE, 'reperage', 'boite-envoi'] as const;
const LIVRET = ['mon-livret', 'aide'] as const;

const ECRANS_DE_FONCTION: Readonly<Record<Fonction, readonly Ecran[]>> = {
  MEDECIN_CONSEIL: SOIN_INTERNE,
  INFIRMIER_SERVICE_MEDICAL: SOIN_INTERNE,
  TECHNICIEN_SERVICE_MEDICAL: SOIN_INTERNE,
  CSAM_SERVICE_MEDICAL: SOIN_INTERNE,
  REFERENT_CPAM: [...SOIN_INTERNE, 'reperage'],
  ASSISTANT_SERVICE_SOCIAL: SOCIAL,
  CSAM_SERVICE_SOCIAL: SOCIAL,
  COORDINATEUR: [...SOIN_INTERNE, 'boite-envoi'],
  MEDECIN_TRAVAIL: SOIN_INTERNE,
  INFIRMIER_SANTE_TRAVAIL: SOIN_INTERNE,
  CELLULE_SPST: SOIN_INTERNE,
  IPRP: SOIN_INTERNE,
  COORDINATEUR_ETM: SOIN_INTERNE,
  CONSEILLER_CAP_EMPLOI: SOIN_INTERNE,
  EQUIPE_COMETE: SOIN_INTERNE,
  MEDECIN_TRAITANT: ['travail', 'signaler', 'signalements', ...COMMUNS],
  ASSURE: LIVRET,
  MANDATAIRE: LIVRET,
  ADMINISTRATEUR: ['administration', 'annuaire', 'boite-envoi', ...COMMUNS],
  DPO: ['administration', 'annuaire', ...COMMUNS],
  PILOTE: ['annuaire', ...COMMUNS],
};

/** Vrai si le menu de cette fonction montre l'écran. Ne donne aucun droit : le serveur décide de chaque lecture. */
export const peutVoirEcran = (fonction: Fonction, ecran: Ecran): boolean =>
  ECRANS_DE_FONCTION[fonction].includes(ecran);

/** Vrai pour l'espace de l'assuré et de son mandataire, qui a sa propre présentation. */
export const estEspaceAssure = (fonction: Fonction): boolean => fonction === 'ASSURE' || fonction === 'MANDATAIRE';

const ACCUEIL_PARTICULIER: Readonly<
  Partial<Record<Fonction, '/reperage' | '/revues' | '/mon-livret' | '/administration' | '/annuaire'>>
> = {
  CSAM_SERVICE_SOCIAL: '/reperage',
  COORDINATEUR: '/revues',
  ASSURE: '/mon-livret',
  MANDATAIRE: '/mon-livret',
  ADMINISTRATEUR: '/administration',
  DPO: '/administration',
  PILOTE: '/annuaire',
};

/** Premier écran de chaque fonction (product.md, « People »). */
export const accueilDe = (fonction: Fonction) => ACCUEIL_PARTICULIER[fonction] ?? ('/travail' as const);
