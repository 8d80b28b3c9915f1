import {
  livretVide,
  remarquesLivret,
  type CapPrecedent,
  type CapVue,
  type ContenuLivret,
  type LivretVue,
  type MotLivret,
  type QuestionLivret,
  type RendezVousDit,
} from '@pdp/domain';
import type { LigneLivret, LigneProposition, LigneQuestion } from './persistence/lecture-livret.js';

/** Ce que ce lecteur peut faire du livret. */
export type DroitsLivret = { readonly ecrit: boolean; readonly redige: boolean };

/** Ce qui accompagne un livret ; propositions et questions, vides pour qui ne lit que ce qui est publié. */
export type ComplementsLivret = {
  readonly propositions: readonly LigneProposition[];
  readonly questions: readonly LigneQuestion[];
  readonly capsPrecedents: readonly { readonly texte: string; readonly le: Date }[];
  /** Mots que l'assuré partage avec qui lit son livret. */
  readonly mots: readonly MotLivret[];
  /** Premier brouillon composé, quand le référent n'en a pas encore enregistré. */
  readonly compose: ContenuLivret | null;
  /** Prochain rendez-vous fixé, s'il y en a un. */
  readonly propose: RendezVousDit | null;
};

/** Vue du côté des professionnels ; un lecteur qui n'est pas le référent n'y trouve que ce que l'assuré lit. */
export function presenterLivret(l: LigneLivret, droits: DroitsLivret, complements: ComplementsLivret): LivretVue {
  const publie = presenterPublie(l);
  const brouillon = (droits.redige ? (l.brouillon ?? complements.compose) : null) ?? publie?.contenu ?? livretVide();
  return {
    dossierId: l.dossier_id,
    version: publie?.version ?? 0,
    brouillon,
    brouillonVersion: droits.redige ? (l.brouillon_version ?? 0) : 0,
    propositions: complements.propositions.map((p) => ({
      id: p.id,
      source: p.source,
      cible: p.cible,
      phrase: p.phrase,
      le: p.cree_le.toISOString(),
    })),
    publie,
    cap: presenterCap(l),
    capsPrecedents: complements.capsPrecedents.map(presenterCapPrecedent),
    mots: complements.mots,
    remarques: droits.redige ? remarquesLivret(brouillon) : [],
    questions: complements.questions.map(presenterQuestion),
    rendezVousPropose: complements.propose,
    capacites: [
      ...(droits.redige ? (['ECRIRE_BROUILLON', 'PUBLIER', 'TRIER_PROPOSITIONS'] as const) : []),
      ...(droits.ecrit ? (['REPONDRE_QUESTION'] as const) : []),
    ],
  };
}

/** Version publiée, ou `null` avant la première publication. */
export function presenterPublie(l: LigneLivret): LivretVue['publie'] {
  if (l.publie === null || l.publie_version === null || l.publie_le === null) return null;
  return {
    version: l.publie_version,
    publieLe: l.publie_le.toISOString(),
    luLe: l.lu_le?.toISOString() ?? null,
    contenu: l.publie,
  };
}

/** Cap en cours, ou `null`. */
export function presenterCap(l: Pick<LigneLivret, 'cap' | 'cap_le' | 'cap_version'>): CapVue | null {
  if (l.cap === null || l.cap_le === null || l.cap_version === null) return null;
  return { texte: l.cap, le: l.cap_le.toISOString(), version: l.cap_version };
}

/** Cap remplacé depuis. */
export const presenterCapPrecedent = ({ texte, le }: { texte: string; le: Date }): CapPrecedent => ({
  texte,
  le: le.toISOString(),
});

/** Question et sa suite : la réponse écrite, ou la tâche faite quand on a répondu de vive voix. */
export const presenterQuestion = (q: LigneQuestion): QuestionLivret => ({
  id: q.id,
  texte: q.texte,
  le: q.cree_le.toISOString(),
  etat:
    q.reponse !== null
      ? 'REPONDUE'
      : q.tache_etat === 'FAITE' || q.tache_etat === 'SANS_OBJET'
        ? 'TRAITEE'
        : 'EN_ATTENTE',
  reponse: q.reponse,
  reponduLe: q.repondu_le?.toISOString() ?? null,
});
