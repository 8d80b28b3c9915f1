import type { ChangementLivret, ContenuLivret, EtapeLivret, IntervenantLivret } from '../contrats/livret.contrat.js';
import { dateLongue } from '../noyau/date-civile.js';
import { dateParis, heureParis } from '../noyau/horloge.js';
import { normaliserPourRecherche } from '../noyau/texte.js';
import { phrases } from './langage.js';
import type { PartieLivret } from './parties-livret.js';

/**
 * Différences entre deux contenus, dans l'ordre du livret, en phrases lisibles telles quelles. Un élément se reconnaît à son titre, son
 * nom ou sa phrase ; changer seulement d'ordre se dit une fois pour les étapes, dont l'ordre a un sens.
 */
export const comparerLivrets = (avant: ContenuLivret, apres: ContenuLivret): readonly ChangementLivret[] =>
  PARTIES.flatMap(([partie, elements]) => comparer(partie, elements(avant), elements(apres)));

/** Une étape en une ligne : « Faire le point : fait, avec Claire, mercredi 14 octobre 2026. » */
export const etapeEnTexte = ({ titre, qui, quand, statut, explication }: EtapeLivret): string =>
  [
    `${titre} : ${[STATUTS_ETAPE_EN_CLAIR[statut], qui, quand === null ? '' : jour(quand)].filter(Boolean).join(', ')}.`,
    explication ?? '',
  ]
    .filter((texte) => texte !== '')
    .join(' ');

/** Une personne de « Qui fait quoi » en une ligne. */
export const personneEnTexte = ({ nom, fonction, organisme, telephone, fait, moi }: IntervenantLivret): string =>
  moi
    ? `Moi : ${fait}`
    : `${[nom, fonction, organisme ?? '', telephone ?? ''].filter((mot) => mot.trim() !== '').join(', ')} : ${fait}`;

/** Le rendez-vous en une ligne. */
export const rendezVousEnTexte = ({
  dateHeure,
  objet,
  lieu,
  explication,
}: NonNullable<ContenuLivret['rendezVous']>): string => {
  const quand = Number.isNaN(Date.parse(dateHeure)) ? '' : moment(new Date(dateHeure));
  return [[quand, objet, lieu ?? ''].filter((mot) => mot !== '').join(', '), explication ?? '']
    .filter(Boolean)
    .join('. ');
};

/** Statut d'une étape, dit à l'assuré : jamais « abandonné », qui accuse. */
export const STATUTS_ETAPE_EN_CLAIR: Readonly<Record<EtapeLivret['statut'], string>> = {
  A_VENIR: 'à venir',
  EN_COURS: 'en cours',
  FAIT: 'fait',
  EN_PAUSE: 'en pause',
  ABANDONNE: 'laissé de côté',
};

/** Ce qui le fait reconnaître d'une version à l'autre, et ce qu'on en lit. */
type Element = { readonly cle: string; readonly texte: string };

const jour = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? dateLongue(date) : date);

const moment = (instant: Date): string =>
  `${dateLongue(dateParis(instant))}, ${heureParis(instant).replace(/^0/, '').replace(':', '\u00a0h\u00a0')}`;

const PARTIES: readonly (readonly [PartieLivret, (contenu: ContenuLivret) => readonly Element[]])[] = [
  ['OU_J_EN_SUIS', ({ ouJenSuis }) => phrases(ouJenSuis).map((phrase) => ({ cle: phrase, texte: phrase }))],
  ['RENDEZ_VOUS', ({ rendezVous }) => (rendezVous ? [{ cle: '', texte: rendezVousEnTexte(rendezVous) }] : [])],
  ['ETAPES', ({ etapes }) => etapes.map((etape) => ({ cle: etape.titre, texte: etapeEnTexte(etape) }))],
  [
    'DECISIONS',
    ({ decisions }) => decisions.map(({ date, phrase }) => ({ cle: phrase, texte: `${jour(date)} : ${phrase}` })),
  ],
  [
    'QUI_FAIT_QUOI',
    ({ quiFaitQuoi }) => quiFaitQuoi.map((un) => ({ cle: un.moi ? 'moi' : un.nom, texte: personneEnTexte(un) })),
  ],
  ['RESSOURCES', ({ ressources }) => ressources.map((texte) => ({ cle: texte, texte }))],
];

function comparer(
  partie: PartieLivret,
  avant: readonly Element[],
  apres: readonly Element[],
): readonly ChangementLivret[] {
  const [ancien, nouveau] = [parCle(avant), parCle(apres)];
  const changes = [...nouveau].flatMap(([cle, texte]): ChangementLivret[] => {
    const precedent = ancien.get(cle) ?? null;
    return precedent === texte ? [] : [{ partie, avant: precedent, apres: texte }];
  });
  const retires = [...ancien].flatMap(([cle, texte]): ChangementLivret[] =>
    nouveau.has(cle) ? [] : [{ partie, avant: texte, apres: null }],
  );
  return [...changes, ...retires, ...ordreChange(partie, [...ancien.keys()], [...nouveau.keys()])];
}

// Deux étapes de même titre restent deux éléments : la seconde se distingue par son rang parmi elles.
function parCle(elements: readonly Element[]): ReadonlyMap<string, string> {
  const trouves = new Map<string, string>();
  for (const { cle, texte } of elements) {
    const base = normaliserPourRecherche(cle);
    let rang = 1;
    while (trouves.has(`${base}\u0000${rang}`)) rang += 1;
    trouves.set(`${base}\u0000${rang}`, texte);
  }
  return trouves;
}

function ordreChange(
  partie: PartieLivret,
  avant: readonly string[],
  apres: readonly string[],
): readonly ChangementLivret[] {
  if (partie !== 'ETAPES') return [];
  const [communsAvant, communsApres] = [avant.filter((c) => apres.includes(c)), apres.filter((c) => avant.includes(c))];
  return communsAvant.every((cle, rang) => cle === communsApres[rang])
    ? []
    : [{ partie, avant: null, apres: 'L’ordre des étapes a changé.' }];
}
