import { FONCTIONS } from '@pdp/domain';
import { peutActe, type Acte } from './actes.js';
import { peutVoirMenu, RUBRIQUES, type Rubrique } from './menus.js';

/** Seconde copie, écrite à la main : une rubrique n'apparaît qu'à qui peut faire au moins un de ces actes. */
const ACTES_DE: Readonly<Record<Rubrique, readonly Acte[]>> = {
  monTravail: ['dossier.lister'],
  assures: ['dossier.lister'],
  signaler: ['signalement.creer'],
  signalements: ['signalement.lire'],
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
};

it.each(Object.keys(RUBRIQUES) as Rubrique[])('%s ne se montre qu’à qui peut y faire quelque chose', (rubrique) => {
  const montree = FONCTIONS.filter((fonction) => peutVoirMenu(fonction, rubrique));
  expect(montree).toEqual(FONCTIONS.filter((f) => ACTES_DE[rubrique].some((acte) => peutActe(f, acte))));
  expect(montree.length).toBeGreaterThan(0);
  expect(montree.length).toBeLessThanOrEqual(FONCTIONS.length);
});
