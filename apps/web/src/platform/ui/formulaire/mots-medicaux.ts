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

// Un caractère pour un caractère : les positions trouvées valent dans le texte d'origine.
const simplifier = (texte: string): string =>
  Array.from(texte, (lettre) => (lettre.length === 1 ? lettre.normalize('NFD').charAt(0).toLowerCase() : '  ')).join(
    '',
  );
const MOTIF = new RegExp(`(?<![\\p{L}\\p{N}])(?:${MOTS.join('|')})(?:s|e|es)?(?![\\p{L}\\p{N}])`, 'gu');

/** Mots qui pourraient révéler une maladie, tels qu'écrits ; sert à prévenir l'auteur, jamais à bloquer. */
export function motsMedicaux(texte: string): readonly string[] {
  const compose = texte.normalize('NFC');
  const trouves = [...simplifier(compose).matchAll(MOTIF)].map(({ 0: mot, index }) =>
    compose.slice(index, index + mot.length).toLowerCase(),
  );
  return [...new Set(trouves)];
}
