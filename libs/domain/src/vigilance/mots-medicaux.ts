import type { DateCivile } from '../noyau/date-civile.js';
import {
  FAMILLES_MEDICALES,
  MOTS_MEDICAUX,
  TOURS_SANS_ALERTE,
  type FamilleMedicale,
  type MotMedical,
} from './catalogue-mots-medicaux.js';

/** Mot trouvé, tel qu'écrit et en minuscules, avec ce qu'il révèle. */
export interface MotTrouve {
  readonly mot: string;
  readonly famille: FamilleMedicale;
}

/**
 * Mots d'un texte qui pourraient révéler une pathologie, dans l'ordre du texte et sans répétition. Mots entiers, sans égard
 * aux accents, à la casse, aux tirets ni aux pluriels. Sert à prévenir l'auteur, jamais à bloquer.
 */
export function motsMedicaux(
  texte: string,
  jour: DateCivile,
  catalogue: readonly MotMedical[] = MOTS_MEDICAUX,
): readonly MotTrouve[] {
  const { motif, familles } = lexiqueDu(jour, catalogue);
  if (motif === null) return [];
  const compose = texte.normalize('NFC');
  const trouves = new Map<string, MotTrouve>();
  for (const { 0: vu, index, groups } of taireLesTours(simplifier(compose)).matchAll(motif)) {
    const rang = Object.entries(groups ?? {}).find(([, valeur]) => valeur !== undefined)?.[0];
    const famille = rang === undefined ? undefined : familles.get(rang);
    const mot = compose.slice(index, index + vu.length).toLowerCase();
    if (famille !== undefined && !trouves.has(mot)) trouves.set(mot, { mot, famille });
  }
  return [...trouves.values()];
}

/** Conseils à donner pour ces mots : un par famille, « nomme une maladie : dites plutôt… ». */
export const conseilsMedicaux = (trouves: readonly MotTrouve[]): readonly ConseilMedical[] =>
  [...new Set(trouves.map(({ famille }) => famille))].map((famille) => ({
    mots: trouves.filter((trouve) => trouve.famille === famille).map(({ mot }) => mot),
    ...FAMILLES_MEDICALES[famille],
  }));

/** Des mots, pourquoi ils alertent, et quoi écrire à la place. */
export interface ConseilMedical {
  readonly mots: readonly string[];
  readonly pourquoi: string;
  readonly plutot: string;
}

// Un caractère pour un caractère : les positions trouvées valent dans le texte d'origine.
const simplifier = (texte: string): string =>
  Array.from(texte, (lettre) => (lettre.length === 1 ? sansAccent(lettre) : '  ')).join('');

const sansAccent = (lettre: string): string => {
  const nue = lettre.normalize('NFD').charAt(0).toLowerCase();
  return nue.length === 1 && !/[\s\-‐‑’'_]/u.test(nue) ? nue : ' ';
};

const MOT_ENTIER = (corps: string): string => `(?<![\\p{L}\\p{N}])(?:${corps})(?![\\p{L}\\p{N}])`;

// « hernies discales », « burn-outs » : chaque mot au pluriel ou au féminin, une ou plusieurs espaces entre eux.
const souple = (mot: string): string =>
  mot
    .split(' ')
    .map((morceau) => `${morceau.replaceAll('oe', '(?:oe|œ)')}(?:e?s|e|x)?`)
    .join(' +');

const TOURS = new RegExp(MOT_ENTIER(TOURS_SANS_ALERTE.map(souple).join('|')), 'gu');

const taireLesTours = (texte: string): string => texte.replace(TOURS, (tour) => ' '.repeat(tour.length));

interface Lexique {
  readonly motif: RegExp | null;
  readonly familles: ReadonlyMap<string, FamilleMedicale>;
}

const lexiques = new WeakMap<readonly MotMedical[], Map<DateCivile, Lexique>>();

// Le motif ne change qu'avec le jour : le refaire à chaque frappe coûterait plus que la recherche.
function lexiqueDu(jour: DateCivile, catalogue: readonly MotMedical[]): Lexique {
  const connus = lexiques.get(catalogue) ?? new Map<DateCivile, Lexique>();
  lexiques.set(catalogue, connus);
  const lexique = connus.get(jour) ?? composer(catalogue.filter((mot) => enVigueur(mot, jour)));
  connus.set(jour, lexique);
  return lexique;
}

const enVigueur = ({ valideDu, valideAu }: MotMedical, jour: DateCivile): boolean =>
  valideDu <= jour && (valideAu === null || jour <= valideAu);

function composer(mots: readonly MotMedical[]): Lexique {
  const familles = new Map<string, FamilleMedicale>();
  // Le plus long d'abord : « hernie discale » plutôt que « hernie ».
  const longs = [...mots].sort((a, b) => b.mot.length - a.mot.length);
  const groupes = [...new Set(mots.map(({ famille }) => famille))].map((famille, rang) => {
    familles.set(`f${rang}`, famille);
    return { famille, nom: `f${rang}` };
  });
  const alternatives = longs.map(({ mot, famille }) => ({ corps: souple(mot), famille }));
  const corps = groupes
    .map(({ famille, nom }) => {
      const siennes = alternatives.filter((alternative) => alternative.famille === famille);
      return `(?<${nom}>${siennes.map((alternative) => alternative.corps).join('|')})`;
    })
    .join('|');
  return { motif: corps === '' ? null : new RegExp(MOT_ENTIER(corps), 'gu'), familles };
}
