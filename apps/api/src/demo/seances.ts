import { LIBELLES_TYPE_REVUE, dateEnLettres, estJourTravaille } from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';

const QUESTIONS = [
  'Peut-on engager un essai encadré avant la fin de l’arrêt ?',
  'Faut-il demander une visite de pré-reprise maintenant ?',
  'Qui reprend contact avec l’employeur ?',
  'L’orientation vers l’équipe technique de maintien est-elle utile ?',
  'Peut-on proposer la clôture ?',
  'Comment sécuriser les ressources après la fin de droits ?',
] as const;
const RAISONS = [
  'DECISION_ECHUE',
  'PRE_REPRISE_RECUE',
  'FIN_ARRET_PROCHE',
  'NOUVELLE_INCLUSION',
  'SANS_NOUVELLE',
  'ACTION_EN_RETARD',
] as const;
/** Séance en cours de construction ; `sequence` avance avec ses événements. */
export type Seance = {
  readonly id: string;
  readonly jour: number;
  readonly heure: number;
  readonly etat: string;
  readonly participants: readonly AgentDemo[];
  sequence: number;
};

function participants(monde: Monde): AgentDemo[] {
  const noms = ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'csam.medical', 'referent.cpam'].map((s) =>
    monde.compte(s),
  );
  return [...noms, ...monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']).slice(1, 4)];
}

/** Ce qui distingue une séance d'une revue interne. */
export type AutreSeance = {
  readonly type: 'POINT_PARTENAIRE' | 'ETM';
  readonly organismeId: string | null;
  readonly participants: readonly AgentDemo[];
};

/** Jour travaillé le plus proche, vers le passé pour une séance passée ; la séance en cours a lieu maintenant, quel que soit le jour. */
export function jourDeSeance(monde: Pick<Monde, 'jour'>, voulu: number, etat: string): number {
  if (etat === 'EN_COURS') return voulu;
  const pas = voulu < 0 ? -1 : 1;
  let jour = voulu;
  while (!estJourTravaille(monde.jour(jour))) jour += pas;
  return jour;
}

/** Séance et ses participants habituels ; `autre` pour un point partenaire ou une équipe technique. */
export function ajouterSeance(monde: Monde, voulu: number, heure: number, etat: string, autre?: AutreSeance): Seance {
  const jour = jourDeSeance(monde, voulu, etat);
  const debut = monde.instant(jour, heure);
  const invites = autre?.participants ?? participants(monde);
  const seance: Seance = { id: monde.id(debut), jour, heure, etat, participants: invites, sequence: 0 };
  const type = autre?.type ?? 'REVUE';
  monde.ajouter('revue', {
    id: seance.id,
    plateforme_id: PLATEFORMES.morbihan.id,
    type,
    organisme_id: autre?.organismeId ?? null,
    titre: `${LIBELLES_TYPE_REVUE[type]} du ${dateEnLettres(monde.jour(jour))}`,
    debut: new Date(`${monde.jour(jour)}T${String(heure).padStart(2, '0')}:00:00Z`),
    duree_minutes: 100,
    etat,
    version: 1,
    sequence: 0,
    conducteur_id: null,
    epoque_conduite: 0,
    passage_courant_id: null,
    demarree_le: null,
    terminee_le: null,
    validee_le: null,
    cree_par: monde.compte('coordinatrice').id,
    cree_le: monde.instant(Math.min(-1, jour - 14)),
  });
  const present = ['TERMINEE', 'COMPTE_RENDU_VALIDE'].includes(etat) ? debut : null;
  monde.ajouter(
    'revue_participant',
    ...seance.participants.map((p) => ({
      revue_id: seance.id,
      utilisateur_id: p.id,
      habilitation_id: p.habilitationId,
      present_le: present,
      ajoute_le: debut,
    })),
  );
  return seance;
}

/** Événement suivant de la séance ; rend sa séquence. */
export function evenement(monde: Monde, seance: Seance, type: string, le: Date, reste: Ligne = {}): number {
  seance.sequence += 1;
  monde.ajouter('revue_evenement', {
    revue_id: seance.id,
    sequence: seance.sequence,
    type,
    passage_id: null,
    dossier_id: null,
    auteur_id: monde.compte('coordinatrice').id,
    donnees: {},
    le,
    ...reste,
  });
  return seance.sequence;
}

/** Passage d'un dossier, avec une question et une raison tirées. */
export function passage(
  monde: Monde,
  seance: Seance,
  dossier: Pick<DossierDemo, 'id' | 'referent'>,
  ordre: number,
  etat: string,
  temps: { commence?: Date; termine?: Date } = {},
): string {
  const id = monde.id(monde.instant(Math.min(-1, seance.jour - 3)));
  monde.ajouter('passage_revue', {
    id,
    revue_id: seance.id,
    dossier_id: dossier.id,
    ordre,
    etat,
    version: 1,
    question: monde.alea.un(QUESTIONS),
    raisons: [monde.alea.un(RAISONS)],
    inscrit_par: dossier.referent?.id ?? monde.compte('coordinatrice').id,
    duree_minutes: 8,
    commence_le: temps.commence ?? null,
    termine_le: temps.termine ?? null,
    cree_le: monde.instant(Math.min(-1, seance.jour - 3)),
  });
  return id;
}
