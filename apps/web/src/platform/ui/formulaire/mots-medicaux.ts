const MOTS = [
  'cancer',
  'tumeur',
  'chimiotherapie',
  'radiotherapie',
  'metastase',
  'depression',
  'depressif',
  'depressive',
  'burn-out',
  'burnout',
  'bipolaire',
  'bipolarite',
  'schizophrenie',
  'psychiatrie',
  'psychiatrique',
  'anxiolytique',
  'antidepresseur',
  'alcool',
  'alcoolisme',
  'addiction',
  'toxicomanie',
  'diabete',
  'epilepsie',
  'sclerose',
  'parkinson',
  'alzheimer',
  'hernie',
  'lombalgie',
  'lombosciatique',
  'sciatique',
  'cervicalgie',
  'tendinite',
  'canal carpien',
  'coiffe des rotateurs',
  'fibromyalgie',
  'arthrose',
  'polyarthrite',
  'infarctus',
  'avc',
  'vih',
  'sida',
  'hepatite',
  'fracture',
  'prothese',
  'diagnostic medical',
  'pathologie',
  'traitement medicamenteux',
  'morphine',
  'hospitalise',
  'hospitalisation',
  'operation chirurgicale',
  'grossesse pathologique',
] as const;

const SANS_ACCENT = /\p{M}/gu;
const simplifier = (texte: string): string => texte.normalize('NFD').replace(SANS_ACCENT, '').toLowerCase();
const MOTIF = new RegExp(`(?<![\\p{L}\\p{N}])(?:${MOTS.join('|')})(?:s|e|es)?(?![\\p{L}\\p{N}])`, 'gu');

/** Mots qui pourraient révéler une maladie, tels qu'écrits ; sert à prévenir l'auteur, jamais à bloquer. */
export function motsMedicaux(texte: string): readonly string[] {
  const trouves = [...simplifier(texte).matchAll(MOTIF)].map(([mot]) => mot);
  return [...new Set(trouves)];
}
