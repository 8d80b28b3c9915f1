import { peutActe } from '@pdp/permissions';
import {
  MACHINE_PASSAGE,
  MACHINE_REVUE,
  accepteAvisDiffere,
  estConducteurPerdu,
  limiteOrdreDuJour,
  machineDe,
  peutTenir,
  quorum,
  transitionsPossibles,
  type DecisionVue,
  type EtatPassage,
  type EtatRevue,
  type ParticipantVue,
  type PassageVue,
  type RevueLigne,
  type RevueVue,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneDecision, LignePassage } from './persistence/lecture-passages.js';
import type { LigneParticipant, LigneRevue } from './persistence/lecture-revues.js';

/** Ligne de la liste des revues. */
export function presenterLigne(r: LigneRevue): RevueLigne {
  return {
    id: r.id,
    titre: r.titre,
    type: r.type,
    debut: r.debut.toISOString(),
    dureeMinutes: r.duree_minutes,
    etat: r.etat,
    version: r.version,
    nombrePassages: r.passages,
    nombreSansQuestion: r.sans_question,
    enDirect: r.etat === 'EN_COURS',
    organisme: r.organisme,
    limiteOrdreDuJour: limiteOrdreDuJour(r.debut).toISOString(),
    recurrente: r.recurrence_id !== null,
  };
}

/** Vue d'une revue pour ce lecteur. */
export function presenterRevue(
  acteur: Acteur,
  r: LigneRevue,
  participants: readonly LigneParticipant[],
  passages: readonly LignePassage[],
  enAttente: ReadonlySet<string>,
): RevueVue {
  const vus = presenterParticipants(r, participants, enAttente);
  const fonctionsPresentes = participants.filter((p) => p.presence === 'present').map((p) => p.fonction);
  return {
    ...presenterLigne(r),
    plateforme: { id: r.plateforme_id, nom: r.plateforme },
    sequence: r.sequence,
    conducteurId: r.conducteur_id,
    epoqueConduite: r.epoque_conduite,
    conduiteDemandeePar: r.conduite_demandee_par,
    passageCourantId: r.passage_courant_id,
    demarreeLe: r.demarree_le?.toISOString() ?? null,
    participants: vus,
    quorum: quorum(fonctionsPresentes),
    passages: passages.map((p) => presenterPassage(acteur, r, p)),
    capacites: capacitesRevue(acteur, r, participants),
    voixManquantes: quorum(participants.filter((p) => !p.absence_prevue).map((p) => p.fonction)).manquants,
  };
}

/** Participants, présents d'abord dits tels ; l'attente se décide par passage. */
export function presenterParticipants(
  r: Pick<LigneRevue, 'conducteur_id'>,
  participants: readonly LigneParticipant[],
  enAttente: ReadonlySet<string> = new Set(),
): ParticipantVue[] {
  return participants.map((p) => ({
    agentId: p.utilisateur_id,
    nom: p.nom,
    fonction: p.fonction,
    unite: p.unite,
    etat: p.presence === 'present' && enAttente.has(p.utilisateur_id) ? 'attente' : p.presence,
    conduit: r.conducteur_id === p.utilisateur_id,
    absencePrevue: p.absence_prevue,
  }));
}

/** Un passage pour ce lecteur ; rien d'autre que le rang et l'état quand il attend. */
export function presenterPassage(
  acteur: Acteur,
  revue: Pick<LigneRevue, 'etat' | 'conducteur_id' | 'type'>,
  p: LignePassage,
): PassageVue {
  return {
    id: p.id,
    ordre: p.ordre,
    etat: p.etat,
    version: p.version,
    dureeMinutes: p.duree_minutes,
    commenceLe: p.commence_le?.toISOString() ?? null,
    termineLe: p.termine_le?.toISOString() ?? null,
    visible: p.visible,
    dossierId: p.dossier_id,
    nomAffiche: p.nom === null ? null : `${p.sexe === 'F' ? 'Mme' : 'M.'} ${p.prenom} ${p.nom}`,
    question: p.question,
    questionDe: p.question_de,
    raisons: p.raisons,
    decision: p.decision && presenterDecision(p.decision),
    voixManquantes: p.visible ? p.voix_manquantes : [],
    capacites: capacitesPassage(acteur, revue, p),
    format: p.format,
    urgence: p.urgence,
    nombreAvis: p.avis,
  };
}

/** Décision telle que lue par qui en a le droit. */
export function presenterDecision(d: LigneDecision): DecisionVue {
  return {
    id: d.id,
    code: d.code,
    texte: d.texte,
    actions: d.actions,
    phraseAssure: d.phrase_assure,
    prochainPassage: d.prochain_passage,
    auteur: d.auteur,
    le: new Date(d.le).toISOString(),
  };
}

function capacitesRevue(acteur: Acteur, r: LigneRevue, participants: readonly LigneParticipant[]): string[] {
  const tient = peutTenir(acteur.fonction, r.type);
  const conduit = conduitLaSeance(acteur, r);
  const machine = machineDe(MACHINE_REVUE, r.type);
  const transitions = transitionsPossibles(machine, r.etat as EtatRevue, acteur.fonction);
  const autres = [
    ...(tient && peutActe(acteur.fonction, 'revue.inscrire') ? inscriptions(r.etat) : []),
    ...(conduit && ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE', 'EN_COURS'].includes(r.etat)
      ? ['ordonner']
      : []),
    ...capacitesDeConduite(acteur, r, participants),
    ...(peutActe(acteur.fonction, 'revue.participer') && r.etat === 'EN_COURS' ? ['rejoindre'] : []),
  ];
  return [...transitions, ...autres];
}

const conduitLaSeance = (acteur: Acteur, r: LigneRevue): boolean =>
  peutTenir(acteur.fonction, r.type) && peutActe(acteur.fonction, 'revue.conduire');

// La conduite se demande à qui la tient ; elle ne se prend que s'il s'est tu (ADR 0030).
function capacitesDeConduite(acteur: Acteur, r: LigneRevue, participants: readonly LigneParticipant[]): string[] {
  if (r.etat !== 'EN_COURS' || !conduitLaSeance(acteur, r)) return [];
  if (r.conducteur_id === acteur.utilisateurId) return ['conduire', 'passerLaConduite'];
  const conducteur = participants.find((p) => p.utilisateur_id === r.conducteur_id);
  const perdu = estConducteurPerdu(conducteur?.signes ?? { ouvertIlYA: null, dernierIlYA: null });
  return [perdu ? 'prendreLaConduite' : 'demanderLaConduite'];
}

// Figé, l'ordre du jour ne s'ouvre plus qu'à l'urgence, dite en une phrase.
function inscriptions(etat: string): string[] {
  if (['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT'].includes(etat)) return ['inscrire'];
  return etat === 'ORDRE_DU_JOUR_FIGE' ? ['inscrireEnUrgence'] : [];
}

function capacitesPassage(
  acteur: Acteur,
  revue: Pick<LigneRevue, 'etat' | 'conducteur_id' | 'type'>,
  p: LignePassage,
): string[] {
  if (!p.visible) return [];
  const machine = machineDe(MACHINE_PASSAGE, revue.type);
  const possibles = transitionsPossibles(machine, p.etat as EtatPassage, acteur.fonction);
  const enSeance = revue.etat === 'EN_COURS';
  const seance = new Set(['commencer', 'decider', 'sansDecision', 'representer', 'annulerDecision']);
  const rediger =
    enSeance && p.etat === 'EN_DISCUSSION' && peutActe(acteur.fonction, 'revue.rediger') ? ['rediger'] : [];
  return [
    ...possibles.filter((t) => (seance.has(t) ? enSeance && revue.conducteur_id === acteur.utilisateurId : true)),
    ...rediger,
    ...(EN_PREPARATION.includes(revue.etat) && peutTenir(acteur.fonction, revue.type) ? ['preparer'] : []),
    ...(accepteAvisDiffere(revue.etat as EtatRevue, p.etat as EtatPassage) &&
    peutActe(acteur.fonction, 'revue.participer')
      ? ['laisserUnAvis']
      : []),
  ];
}

const EN_PREPARATION = ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE'];
