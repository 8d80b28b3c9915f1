import {
  appliquer,
  defautsMachine,
  estFinal,
  etatsAtteignables,
  transitionsPossibles,
  type Machine,
} from './machine.js';

type Etat = 'FERMEE' | 'OUVERTE' | 'CASSEE';
type Nom = 'ouvrir' | 'fermer' | 'casser';

const PORTE: Machine<Etat, Nom, 'aLaClef'> = {
  etats: ['FERMEE', 'OUVERTE', 'CASSEE'],
  initial: 'FERMEE',
  finals: ['CASSEE'],
  exigences: { aLaClef: 'Il faut la clef.' },
  transitions: {
    ouvrir: { de: ['FERMEE'], vers: 'OUVERTE', par: ['COORDINATEUR'], exige: ['aLaClef'] },
    fermer: { de: ['OUVERTE'], vers: 'FERMEE', par: ['COORDINATEUR', 'SYSTEME'] },
    casser: { de: ['FERMEE', 'OUVERTE'], vers: 'CASSEE', par: ['ASSURE'] },
  },
};

describe('appliquer', () => {
  it.each([
    ['FERMEE', 'ouvrir', 'COORDINATEUR', true, 'OUVERTE'],
    ['FERMEE', 'ouvrir', 'COORDINATEUR', false, 'EXIGENCE_NON_REMPLIE'],
    ['FERMEE', 'ouvrir', 'COORDINATEUR', undefined, 'EXIGENCE_NON_REMPLIE'],
    ['FERMEE', 'ouvrir', 'ASSURE', true, 'ACTEUR_NON_HABILITE'],
    ['OUVERTE', 'ouvrir', 'COORDINATEUR', true, 'TRANSITION_IMPOSSIBLE'],
    ['OUVERTE', 'fermer', 'SYSTEME', undefined, 'FERMEE'],
    ['CASSEE', 'fermer', 'SYSTEME', undefined, 'TRANSITION_IMPOSSIBLE'],
    ['FERMEE', 'constructor', 'SYSTEME', undefined, 'TRANSITION_INCONNUE'],
    ['FERMEE', '__proto__', 'SYSTEME', undefined, 'TRANSITION_INCONNUE'],
  ] as const)('%s --%s par %s (clef : %p) → %s', (etat, transition, acteur, aLaClef, attendu) => {
    const remplies = aLaClef === undefined ? {} : { aLaClef };
    const resultat = appliquer(PORTE, etat, { transition: transition as Nom, acteur, remplies });
    expect(resultat.ok ? resultat.valeur : resultat.erreur.code).toBe(attendu);
  });

  it('dit en français ce qui manque', () => {
    const resultat = appliquer(PORTE, 'FERMEE', { transition: 'ouvrir', acteur: 'COORDINATEUR' });
    expect(resultat).toEqual({
      ok: false,
      erreur: {
        code: 'EXIGENCE_NON_REMPLIE',
        message: 'Il faut la clef.',
        champs: [{ chemin: 'aLaClef', code: 'aLaClef', message: 'Il faut la clef.' }],
      },
    });
  });
});

describe('lecture de la table', () => {
  it('liste ce qu’un acteur peut tenter', () => {
    expect(transitionsPossibles(PORTE, 'FERMEE')).toEqual(['ouvrir', 'casser']);
    expect(transitionsPossibles(PORTE, 'FERMEE', 'ASSURE')).toEqual(['casser']);
    expect(transitionsPossibles(PORTE, 'CASSEE')).toEqual([]);
    expect(estFinal(PORTE, 'CASSEE')).toBe(true);
    expect(estFinal(PORTE, 'FERMEE')).toBe(false);
  });

  it('parcourt les états atteignables', () => {
    expect([...etatsAtteignables(PORTE)].sort()).toEqual(['CASSEE', 'FERMEE', 'OUVERTE']);
    expect(defautsMachine(PORTE)).toEqual([]);
  });

  it('dénonce chaque défaut de construction', () => {
    const cassee: Machine<string, string> = {
      etats: ['A', 'B', 'ISOLE'],
      initial: 'A',
      finals: ['A'],
      exigences: {},
      transitions: { aller: { de: ['A'], vers: 'B', par: [] }, fantome: { de: [], vers: 'Z', par: ['SYSTEME'] } },
    };
    expect(defautsMachine(cassee)).toEqual([
      'état jamais atteint : ISOLE',
      'état sans issue non déclaré final : B',
      'état sans issue non déclaré final : ISOLE',
      'état final dont on sort : A',
      'aller n’est permise à personne',
      'fantome cite un état inconnu : Z',
      'fantome ne part de nulle part',
    ]);
  });
});
