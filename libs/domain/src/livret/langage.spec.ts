import { CODES_DECISION, DECISIONS } from '../revue/decision.js';
import { nombreMots, phrases, verifierLangage, type CodeLangage } from './langage.js';

describe('phrases et mots', () => {
  it.each([
    ['Un. Deux ! Trois ? Quatre…', ['Un.', 'Deux !', 'Trois ?', 'Quatre…']],
    ['Le Dr. Le Goff vous reçoit. M. Paul aussi.', ['Le Dr Le Goff vous reçoit.', 'M Paul aussi.']],
    ['Ligne une\n\nLigne deux', ['Ligne une', 'Ligne deux']],
    ['À 9 h 30.', ['À 9 h 30.']],
    ['  ', []],
  ])('%p', (texte, attendues) => {
    expect(phrases(texte)).toEqual(attendues);
  });

  it.each([
    ['Elle ne décide de rien.', 5],
    ['l’essai', 2],
    ['rendez-vous', 1],
    ['— !', 0],
  ])('%p compte %i mots', (phrase, nombre) => {
    expect(nombreMots(phrase)).toBe(nombre);
  });
});

describe('verifierLangage', () => {
  it.each<[string, string, readonly CodeLangage[]]>([
    ['clair', 'Claire vous appelle cette semaine.', []],
    ['quinze mots', 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze.', []],
    [
      'seize mots',
      'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize.',
      ['PHRASE_LONGUE'],
    ],
    ['sigle nu', 'La CPAM répond.', ['SIGLE']],
    ['sigle entre parenthèses', 'La caisse (CPAM) répond.', ['SIGLE']],
    ['sigle développé', 'La caisse primaire d’assurance maladie (CPAM) répond.', []],
    ['deux sigles', 'Votre RQTH et votre TPT.', ['SIGLE', 'SIGLE']],
    ['mot courant qui ressemble à un sigle', 'Le mc du quartier et les at de base.', []],
    ['sigle dans un mot', 'STATUT.', []],
    ['jargon', 'Un dispositif vous aide.', ['MOT_DIFFICILE']],
    ['jargon au pluriel et accentué', 'Nos préconisations afin de réussir.', ['MOT_DIFFICILE', 'MOT_DIFFICILE']],
    ['sigle que personne ne connaît', 'Le dossier SAMETH est prêt.', ['SIGLE']],
    ['le même, expliqué avant ou après', 'Le service (SAMETH). Le SAMETH (service d’appui).', []],
    ['nom en capitales, rang, sigle plus connu que son sens', 'Mme LE GOFF, au XX siècle, par SMS, en CDI.', []],
    ['vide', '', []],
  ])('%s', (_nom, texte, codes) => {
    expect(verifierLangage(texte).map(({ code }) => code)).toEqual(codes);
  });

  it('dit quoi écrire à la place', () => {
    expect(verifierLangage('Votre RQTH est accordée.')).toEqual([
      {
        code: 'SIGLE',
        extrait: 'RQTH',
        conseil: 'Écrivez «\u00a0reconnaissance de la qualité de travailleur handicapé\u00a0».',
      },
    ]);
  });

  it.each(CODES_DECISION)('la phrase proposée pour %s ne mérite aucune remarque', (code) => {
    expect(verifierLangage(DECISIONS[code].phraseAssure)).toEqual([]);
  });
});
