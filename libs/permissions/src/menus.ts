import type { Fonction } from '@pdp/domain';
import { peutActe, type Acte } from './actes.js';

/** Rubriques du menu, et les actes dont un seul suffit à les montrer. */
export const RUBRIQUES = {
  monTravail: ['dossier.lister'],
  signaler: ['signalement.creer'],
  signalements: ['signalement.lire'],
  assures: ['dossier.lister'],
  revues: ['revue.lire'],
  reperage: ['reperage.lire'],
  monLivret: ['livret.lire'],
  notifications: ['notification.lire'],
  boiteEnvoi: ['envoi.superviser'],
  annuaire: ['annuaire.lire'],
  pilotage: ['pilotage.lire'],
  administration: ['habilitation.gerer', 'regle.gerer'],
  alertes: ['alerte.ouvrir'],
  droits: ['droits.tester'],
  suppleances: ['suppleance.designer'],
  journal: ['journal.lire'],
  journalPlateforme: ['journal.chercher'],
  demandesDroit: ['droit.traiter'],
  conservation: ['conservation.gerer'],
} as const satisfies Readonly<Record<string, readonly Acte[]>>;

/** Rubrique du menu. */
export type Rubrique = keyof typeof RUBRIQUES;

/** Faut-il montrer cette rubrique ? N'autorise rien : une page montrée peut rester vide. */
export const peutVoirMenu = (fonction: Fonction, rubrique: Rubrique): boolean =>
  RUBRIQUES[rubrique].some((acte) => peutActe(fonction, acte));
