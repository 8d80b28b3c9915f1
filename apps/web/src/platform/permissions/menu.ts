import { peutVoirMenu } from '@pdp/permissions';
import type { Rubrique } from '@pdp/permissions';
import type { Fonction } from '@pdp/domain';

/** Écrans de l'application, et les rubriques du livre des droits dont une seule suffit à les montrer. */
const RUBRIQUES_D_ECRAN = {
  travail: ['monTravail'],
  signaler: ['signaler'],
  signalements: ['signalements'],
  assures: ['assures'],
  revues: ['revues'],
  reperage: ['reperage'],
  annuaire: ['annuaire'],
  notifications: ['notifications'],
  'boite-envoi': ['boiteEnvoi'],
  administration: ['administration', 'droits'],
  suppleances: ['suppleances'],
  alertes: ['alertes'],
  journal: ['journalPlateforme'],
  droits: ['demandesDroit'],
  conservation: ['conservation'],
  pilotage: ['pilotage'],
  'mon-livret': ['monLivret'],
} as const satisfies Readonly<Record<string, readonly Rubrique[]>>;

/** Écran que nomment les menus et les routes ; l'aide est ouverte à tous. */
export type Ecran = keyof typeof RUBRIQUES_D_ECRAN | 'aide';

/** Vrai pour l'espace de l'assuré et de son mandataire, qui a sa propre présentation. */
export const estEspaceAssure = (fonction: Fonction): boolean => fonction === 'ASSURE' || fonction === 'MANDATAIRE';

/** Vrai si cette fonction ouvre l'écran. Ne donne aucun droit : le serveur décide de chaque lecture. */
export function peutVoirEcran(fonction: Fonction, ecran: Ecran): boolean {
  if (ecran === 'aide') return true;
  if (estEspaceAssure(fonction) && ecran !== 'mon-livret') return false;
  return RUBRIQUES_D_ECRAN[ecran].some((rubrique) => peutVoirMenu(fonction, rubrique));
}

type Accueil = '/travail' | '/reperage' | '/revues' | '/mon-livret' | '/administration' | '/pilotage' | '/journal';

const ACCUEIL_PARTICULIER: Readonly<Partial<Record<Fonction, Accueil>>> = {
  CSAM_SERVICE_SOCIAL: '/reperage',
  COORDINATEUR: '/revues',
  ASSURE: '/mon-livret',
  MANDATAIRE: '/mon-livret',
  ADMINISTRATEUR: '/administration',
  DPO: '/journal',
  PILOTE: '/pilotage',
};

/** Premier écran de chaque fonction (product.md, « People »). */
export const accueilDe = (fonction: Fonction): Accueil => ACCUEIL_PARTICULIER[fonction] ?? '/travail';
