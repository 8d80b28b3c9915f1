import {
  LIBELLES_ETAT_PASSAGE,
  LIBELLES_ETAT_REVUE,
  DECISIONS,
  type CompteRenduVue,
  type PassageVue,
  type RevueLigne,
} from '@pdp/domain';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';
import { libelleDe } from '../../platform/format/libelles';
import { enPhrase } from '../../platform/format/textes';

/** Raisons de proposer un dossier, en mots. */
export const RAISONS: Readonly<Record<string, { readonly libelle: string; readonly couleur: CouleurPuce }>> = {
  ORIENTATION_ACCEPTEE: { libelle: 'orientation acceptée', couleur: 'violet' },
  A_REPRESENTER: { libelle: 'à représenter', couleur: 'bleu' },
  FIN_ESSAI_PROCHE: { libelle: 'fin d’essai proche', couleur: 'ambre' },
  DECISION_ECHUE: { libelle: 'décision à revoir', couleur: 'bleu' },
  PRE_REPRISE_RECUE: { libelle: 'pré-reprise reçue', couleur: 'vert' },
  FIN_ARRET_PROCHE: { libelle: 'fin d’arrêt proche', couleur: 'ambre' },
  FIN_DROITS_PROCHE: { libelle: 'fin de droits proche', couleur: 'ambre' },
  NOUVELLE_INCLUSION: { libelle: 'nouvelle inclusion', couleur: 'bleu' },
  SANS_NOUVELLE: { libelle: 'sans nouvelle', couleur: 'rouge' },
  SANS_REFERENT: { libelle: 'sans référent', couleur: 'rouge' },
  ACTION_EN_RETARD: { libelle: 'action en retard', couleur: 'rouge' },
  PROPOSE_CLOTURE: { libelle: 'proposé à la clôture', couleur: 'gris' },
};

const COULEUR_ETAT: Readonly<Record<string, CouleurPuce>> = {
  EN_COURS: 'rouge',
  ORDRE_DU_JOUR_OUVERT: 'bleu',
  ORDRE_DU_JOUR_FIGE: 'violet',
  COMPTE_RENDU_VALIDE: 'vert',
  TERMINEE: 'ambre',
};

/** Couleur de l'état d'une séance. */
export const couleurEtat = (etat: string): CouleurPuce => COULEUR_ETAT[etat] ?? 'gris';

/** Libellé de l'état d'une séance. */
export const etatRevue = (etat: string): string => libelleDe(LIBELLES_ETAT_REVUE, etat);

/** Page d'une séance selon où elle en est. */
export function pageDe(
  revue: Pick<RevueLigne, 'etat'>,
): '/revues/$id' | '/revues/$id/preparation' | '/revues/$id/compte-rendu' {
  if (revue.etat === 'EN_COURS') return '/revues/$id';
  return revue.etat === 'TERMINEE' || revue.etat === 'COMPTE_RENDU_VALIDE'
    ? '/revues/$id/compte-rendu'
    : '/revues/$id/preparation';
}

/** Comment on nomme un dossier inscrit ; réservé, son nom ne se dit pas. */
export const nomDe = (passage: Pick<PassageVue, 'nomAffiche'>): string => passage.nomAffiche ?? 'Dossier réservé';

/** Passages encore à l'ordre du jour, dans l'ordre. */
export const aLOrdreDuJour = (passages: readonly PassageVue[]): readonly PassageVue[] =>
  passages.filter((p) => p.etat !== 'RETIRE' && p.etat !== 'REPORTE');

/** Passage suivant à traiter après celui-ci, ou le premier qui attend. */
export function passageSuivant(passages: readonly PassageVue[], courantId: string | null): PassageVue | undefined {
  const liste = aLOrdreDuJour(passages);
  const rang = liste.findIndex((p) => p.id === courantId);
  const attend = (p: PassageVue): boolean => p.etat === 'INSCRIT' || p.etat === 'RETENU';
  return liste.slice(rang + 1).find(attend) ?? liste.find(attend);
}

/** Ce qu'on dit d'un passage dans l'ordre du jour : sa décision, ou son état. */
export function suiteDuPassage(p: PassageVue): string {
  if (p.decision)
    return enPhrase(
      libelleDe(Object.fromEntries(Object.entries(DECISIONS).map(([code, d]) => [code, d.libelle])), p.decision.code),
    );
  return enPhrase(libelleDe(LIBELLES_ETAT_PASSAGE, p.etat));
}

/** « 05:12 » depuis un instant ; jamais négatif. */
export function chrono(depuis: string | null, maintenantMs: number): string {
  const secondes = depuis === null ? 0 : Math.max(0, Math.floor((maintenantMs - Date.parse(depuis)) / 1000));
  return `${String(Math.floor(secondes / 60)).padStart(2, '0')}:${String(secondes % 60).padStart(2, '0')}`;
}

type ARanger = Pick<PassageVue, 'id' | 'format'>;

/** Ordre du jour une fois ce passage mis à ce rang (compté depuis 0) ; le lot reste à la fin, comme au serveur. */
export function placer<T extends ARanger>(passages: readonly T[], id: string, vers: number): readonly T[] {
  const deplace = passages.find((p) => p.id === id);
  if (!deplace) return passages;
  const places = passages.filter((p) => p.id !== id);
  places.splice(Math.max(0, vers), 0, deplace);
  return [...places.filter((p) => p.format !== 'LOT'), ...places.filter((p) => p.format === 'LOT')];
}

/** Passages dans l'ordre de ces identifiants ; un passage que l'ordre ne connaît pas encore vient après. */
export function dansLOrdre<T extends ARanger>(passages: readonly T[], ids: readonly string[]): readonly T[] {
  const rangs = new Map(ids.map((id, rang) => [id, rang]));
  const rangDe = (p: T): number => rangs.get(p.id) ?? ids.length;
  return [...passages].sort((a, b) => rangDe(a) - rangDe(b));
}

/** Passage d'un compte rendu, projeté pour son lecteur. */
export type PassageRendu = CompteRenduVue['passages'][number];

/** Passages d'un compte rendu, les réservés qui se suivent réunis : douze lignes fermées ne disent rien de plus qu'une. */
export function regrouperReserves(passages: readonly PassageRendu[]): readonly (readonly PassageRendu[])[] {
  const groupes: PassageRendu[][] = [];
  for (const passage of passages) {
    const dernier = groupes.at(-1);
    if (!passage.visible && dernier?.at(-1)?.visible === false) dernier.push(passage);
    else groupes.push([passage]);
  }
  return groupes;
}
