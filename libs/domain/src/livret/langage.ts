import { normaliserPourRecherche } from '../noyau/texte.js';

/** Remarques de langage clair sur un texte destiné à l'assuré : elles préviennent l'auteur, elles ne bloquent jamais. */
export const verifierLangage = (texte: string): readonly RemarqueLangage[] => [
  ...phrases(texte).flatMap(phraseLongue),
  ...siglesSansExplication(texte),
  ...siglesInconnus(texte),
  ...motsDifficiles(texte),
];

/** Phrases d'un texte ; une abréviation de civilité n'en termine pas une. */
export const phrases = (texte: string): readonly string[] =>
  texte
    .replace(/\b(Dr|M|Mme|MM|Mmes|n°|tél)\.\s/gu, '$1 ')
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Nombre de mots tels qu'on les lit : « l’essai » en compte deux, un signe seul aucun. */
export const nombreMots = (phrase: string): number =>
  phrase.match(/[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** Mots au plus par phrase dans un texte lu par l'assuré (domain.md 5.4). */
export const MOTS_PAR_PHRASE = 15;

/** Ce que disent les sigles courants ; le livret les développe à leur première apparition. */
export const SIGLES: Readonly<Record<string, string>> = {
  AAH: 'allocation aux adultes handicapés',
  ARPIJ: 'action de remobilisation pendant l’arrêt',
  ASS: 'assistant ou assistante de service social',
  AT: 'accident du travail',
  BOETH: 'bénéficiaire de l’obligation d’emploi',
  CARSAT: 'caisse d’assurance retraite et de la santé au travail',
  CDAPH: 'commission des droits de la MDPH',
  CEP: 'conseil en évolution professionnelle',
  CPAM: 'caisse primaire d’assurance maladie',
  CPF: 'compte personnel de formation',
  CRPE: 'convention de rééducation professionnelle en entreprise',
  CSAM: 'conseiller ou conseillère de l’Assurance Maladie',
  ETM: 'équipe technique de maintien en emploi',
  IDEST: 'infirmier ou infirmière de santé au travail',
  IJ: 'indemnités journalières',
  IPRP: 'intervenant en prévention des risques',
  MC: 'médecin conseil',
  MDPH: 'maison départementale des personnes handicapées',
  MP: 'maladie professionnelle',
  MSA: 'mutualité sociale agricole',
  OPS: 'organisme de placement spécialisé',
  PDP: 'prévention de la désinsertion professionnelle',
  PMSMP: 'période d’immersion en entreprise',
  RQTH: 'reconnaissance de la qualité de travailleur handicapé',
  RDV: 'rendez-vous',
  RSA: 'revenu de solidarité active',
  SPST: 'service de santé au travail',
  SPSTI: 'service de santé au travail',
  TPT: 'temps partiel thérapeutique',
  VAE: 'validation des acquis de l’expérience',
};

/** Mots d'administration et leur équivalent courant. */
export const MOTS_DIFFICILES: Readonly<Record<string, string>> = {
  'désinsertion professionnelle': 'risque de perdre son travail',
  désinsertion: 'risque de perdre son travail',
  employabilité: 'chances de retrouver un travail',
  préconisation: 'conseil',
  préconiser: 'conseiller',
  notifier: 'prévenir',
  'mobiliser un dispositif': 'utiliser une aide',
  dispositif: 'aide',
  'in fine': 'à la fin',
  'le cas échéant': 'si besoin',
  nonobstant: 'malgré',
  'afin de': 'pour',
  diligenter: 'faire',
  susmentionné: 'cité plus haut',
  ultérieurement: 'plus tard',
  préalablement: 'avant',
  solliciter: 'demander',
  bénéficiaire: 'personne',
  ayant_droit: 'personne',
};

/** Nature d'une remarque. */
export type CodeLangage = 'PHRASE_LONGUE' | 'SIGLE' | 'MOT_DIFFICILE';

/** Remarque montrée à l'auteur : ce qui gêne, et quoi écrire à la place. */
export interface RemarqueLangage {
  readonly code: CodeLangage;
  readonly extrait: string;
  readonly conseil: string;
}

const phraseLongue = (phrase: string): readonly RemarqueLangage[] => {
  const mots = nombreMots(phrase);
  if (mots <= MOTS_PAR_PHRASE) return [];
  return [
    {
      code: 'PHRASE_LONGUE',
      extrait: phrase,
      conseil: `Phrase de ${mots} mots\u00a0: coupez-la (${MOTS_PAR_PHRASE} au plus).`,
    },
  ];
};

const siglesSansExplication = (texte: string): readonly RemarqueLangage[] =>
  Object.entries(SIGLES).flatMap(([sigle, explication]) => {
    const present =
      new RegExp(`(?<![\\p{L}\\p{N}])${sigle}(?![\\p{L}\\p{N}])`, 'iu').test(texte) && texte.includes(sigle);
    const estExplique = normaliserPourRecherche(texte).includes(normaliserPourRecherche(explication));
    return present && !estExplique
      ? [{ code: 'SIGLE' as const, extrait: sigle, conseil: `Écrivez «\u00a0${explication}\u00a0».` }]
      : [];
  });

// Deux mots en capitales de suite sont un nom de famille ; un sigle entre parenthèses vient d'être expliqué.
const siglesInconnus = (texte: string): readonly RemarqueLangage[] => {
  if (!/\p{Ll}/u.test(texte)) return [];
  const trouves = texte.match(/(?<![\p{L}\p{N}(’'-]|\p{Lu}\s)\p{Lu}{2,6}(?![\p{L}\p{N}-]|\s\p{Lu}{2}|\s\()/gu) ?? [];
  return [...new Set(trouves)]
    .filter((sigle) => !Object.hasOwn(SIGLES, sigle) && !SIGLES_COURANTS.has(sigle) && !/^[IVX]+$/.test(sigle))
    .map((sigle) => ({ code: 'SIGLE', extrait: sigle, conseil: 'Dites en mots ce que ce sigle veut dire.' }));
};

// Plus connus que ce qu'ils abrègent.
const SIGLES_COURANTS = new Set(['SMS', 'PDF', 'CDI', 'CDD', 'TV', 'OK']);

const motsDifficiles = (texte: string): readonly RemarqueLangage[] => {
  const cherche = ` ${normaliserPourRecherche(texte)} `;
  return Object.entries(MOTS_DIFFICILES).flatMap(([mot, equivalent]) =>
    new RegExp(` ${normaliserPourRecherche(mot)}(?:e|s|es)? `).test(cherche)
      ? [{ code: 'MOT_DIFFICILE' as const, extrait: mot, conseil: `Préférez «\u00a0${equivalent}\u00a0».` }]
      : [],
  );
};
