import type { DiagnosticVue } from '../contrats/diagnostic.contrat.js';
import type { FeuilleVue } from '../contrats/plan.contrat.js';
import type { RecitDossier } from '../contrats/frise.contrat.js';
import type { EcartFeuille, FeuilleFigee } from '../plan/feuille-de-route.js';

/** Écrit une date civile ; l'écran tait l'année en cours, le papier la dit. */
type DireDate = (date: string) => string;

type ActionFigee = FeuilleFigee['objectifs'][number]['actions'][number];

/** Où en est la feuille de route ; vide s'il n'y a rien à en dire. Le même mot à l'écran et sur le papier. */
export function phraseFeuille({ etat, accepteeLe }: Pick<FeuilleVue, 'etat' | 'accepteeLe'>, dire: DireDate): string {
  if (etat === 'PROPOSEE')
    return 'Voici ce que nous vous proposons de faire. Relisez, puis dites si vous êtes d’accord.';
  return accepteeLe === null ? '' : `Vous avez accepté cette feuille le ${dire(accepteeLe)}.`;
}

/** Une action de la feuille : quoi, qui, avant quand. */
export const phraseAction = ({ libelle, qui, echeance, faite }: ActionFigee, dire: DireDate): string =>
  `${libelle}. ${qui === 'La personne accompagnée' ? 'C’est vous' : qui}, avant le ${dire(echeance)}.${faite ? ' C’est fait.' : ''}`;

const SORTES_ECART: Readonly<Record<EcartFeuille['sorte'], string>> = {
  AJOUT: 'Ajouté',
  CHANGEMENT: 'Changé',
  RETRAIT: 'Retiré',
};

/** « Ajouté : Appeler l'employeur (CPAM) ». */
export const ecartEnClair = ({ sorte, texte }: EcartFeuille): string => `${SORTES_ECART[sorte]}\u00a0: ${texte}`;

/** Où en est ce qui est noté de la situation de la personne ; vide s'il n'y a rien à en dire. */
export function phraseSituation({ etat, valideLe }: Pick<DiagnosticVue, 'etat' | 'valideLe'>, dire: DireDate): string {
  if (etat === 'PARTAGE') return 'Voici ce que nous avons noté ensemble. Relisez, puis dites si c’est juste.';
  return valideLe === null ? '' : `Vous avez validé ces lignes le ${dire(valideLe)}.`;
}

/** Mots de la fiche que la personne lit plus simplement. */
export const LIBELLES_SIMPLES_DIAGNOSTIC: Readonly<Record<string, string>> = {
  ressources: 'Ce qui m’aide',
  freins: 'Ce qui me gêne',
  besoins: 'Ce dont j’ai besoin',
  aspirations: 'Ce que je veux',
};

/** Le parcours en quelques mots : sa durée (mois), les rendez-vous, ceux qui aident. */
export function recitEnClair({ mois, closLe, entretiens, partenaires }: RecitDossier): string {
  const duree = mois === 0 ? 'moins d’un mois' : `${mois}\u00a0mois`;
  const debut = closLe === null ? `On vous accompagne depuis ${duree}.` : `On vous a accompagné pendant ${duree}.`;
  const rencontres =
    entretiens && entretiens.total > 0 ? ` Vous avez parlé ${entretiens.total} fois avec votre référent.` : '';
  const aides =
    partenaires && partenaires.length > 0 ? ` Avec votre accord, ont aidé\u00a0: ${partenaires.join('\u00a0; ')}.` : '';
  return `${debut}${rencontres}${aides}`;
}
