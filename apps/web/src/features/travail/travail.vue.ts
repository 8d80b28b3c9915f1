import type { MonTravailVue, TacheVue } from '@pdp/domain';
import { capitale, pluriel } from '../../platform/format/textes';
import { dateLongue, heure } from '../../platform/format/dates';
import { risqueCourt } from '../../platform/format/libelles';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Critères de tri des tâches. */
export const CRITERES_TACHES = ['nom', 'echeance'] as const;

/** Valeur d'une tâche pour un critère de tri. */
export function valeurTache(tache: TacheVue, critere: string): string | null {
  return critere === 'nom' ? tache.nomAffiche : tache.echeance;
}

/** « J 97 · maladie », ou le numéro de dossier quand l'arrêt n'est pas lisible. */
export function situationTache(tache: TacheVue): string {
  const arret = [tache.jourArret ? `J ${tache.jourArret}` : '', risqueCourt(tache.risque)].filter((mot) => mot !== '');
  return arret.length > 0 ? arret.join(' · ') : (tache.numeroDossier ?? '');
}

const COULEUR_D_ORIGINE: Readonly<Record<string, CouleurPuce>> = {
  SIGNALEMENT: 'bleu',
  VISITE: 'vert',
  LIVRET: 'violet',
  CONSENTEMENT: 'ambre',
  REPERAGE: 'bleu',
};

/** Couleur de la puce « Pourquoi ». */
export const couleurOrigine = (origine: string): CouleurPuce => COULEUR_D_ORIGINE[origine] ?? 'gris';

const COULEUR_D_ALERTE: Readonly<Record<string, CouleurPuce>> = {
  SANS_REFERENT: 'rouge',
  EN_RETARD: 'rouge',
  ACCORD_RETIRE: 'gris',
};

/** Couleur de la puce d'une alerte de vigilance. */
export const couleurAlerte = (code: string): CouleurPuce => COULEUR_D_ALERTE[code] ?? 'ambre';

/** « Mardi 24 novembre 2026 · 41 dossiers suivis, 2 sans prochaine étape ». */
export function resumeTravail(travail: MonTravailVue, aujourdhui: string): string {
  const suivis = travail.dossiersSuivis > 0 ? pluriel(travail.dossiersSuivis, 'dossier suivi', 'dossiers suivis') : '';
  const sansEtape = travail.sansProchaineEtape > 0 ? `${travail.sansProchaineEtape} sans prochaine étape` : '';
  const dossiers = [suivis, sansEtape].filter((morceau) => morceau !== '').join(', ');
  return [capitale(dateLongue(aujourdhui)), dossiers].filter((morceau) => morceau !== '').join(' · ');
}

type Revue = NonNullable<MonTravailVue['prochaineRevue']>;

/** « 9 dossiers inscrits, 4 proposés automatiquement ». */
export function resumeRevue({ inscrits, proposes }: Revue): string {
  const lignes = [pluriel(inscrits, 'dossier inscrit', 'dossiers inscrits')];
  if (proposes > 0) lignes.push(`${pluriel(proposes, 'proposé', 'proposés')} automatiquement`);
  return lignes.join(', ');
}

/** « Revue de dossiers · jeudi 26 novembre 2026, 14 h » ; la date n'est pas redite si le titre la porte. */
export function titreRevue({ titre, debut }: Revue): string {
  const date = dateLongue(debut);
  const sansJour = date.slice(date.indexOf(' ') + 1);
  return titre.includes(sansJour) ? `${titre}, ${heure(debut)}` : `${titre} · ${date}, ${heure(debut)}`;
}

/** Pour qui est la tâche : la personne, son dossier, ou le signalement qui n'a pas encore de nom lisible ici. */
export function nomTache({ nomAffiche, numeroDossier, origine }: TacheVue): string {
  return nomAffiche ?? numeroDossier ?? (origine === 'SIGNALEMENT' ? 'Nouveau signalement' : 'Hors dossier');
}

/** Où mène la tâche ; un signalement mène toujours à sa file. */
export const lienTache = ({ lien, origine }: TacheVue): string | null =>
  lien ?? (origine === 'SIGNALEMENT' ? '/signalements' : null);
