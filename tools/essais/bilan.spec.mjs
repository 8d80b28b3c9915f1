import { describe, expect, test } from '@jest/globals';
import { additionner, aReprendre, avecReprise, compterRapport, ligneFinale, raisonsDEchec } from './bilan.mjs';

const suite = (status, essais, name = 'a.spec.ts') => ({
  name,
  status,
  assertionResults: essais.map((etat, rang) => ({ status: etat, fullName: `essai ${rang}` })),
});

describe('bilan des essais', () => {
  test('compte réussis, échoués et ignorés', () => {
    const rapport = { testResults: [suite('failed', ['passed', 'failed', 'pending', 'todo'])] };
    expect(compterRapport(rapport)).toMatchObject({ reussis: 1, echoues: 1, ignores: 2, nomsEchoues: ['essai 1'] });
  });

  test('une suite qui ne se charge pas compte pour un échec, à son nom', () => {
    const rapport = { testResults: [suite('failed', [], 'casse.spec.ts'), suite('passed', ['passed'])] };
    expect(compterRapport(rapport)).toMatchObject({ reussis: 1, echoues: 1, nomsEchoues: ['casse.spec.ts'] });
  });

  test('un rapport absent compte pour un échec', () => {
    expect(compterRapport(null).echoues).toBe(1);
  });

  describe('fichiers refaits', () => {
    const rapport = { testResults: [suite('failed', ['passed', 'failed'], 'a'), suite('passed', ['passed'], 'b')] };

    test('réussi au second coup, un fichier compte une fois et ce qui avait échoué reste nommé', () => {
      const repris = avecReprise(rapport, { testResults: [suite('passed', ['passed', 'passed'], 'a')] });
      expect(compterRapport(repris)).toMatchObject({ reussis: 3, echoues: 0, nomsRejoues: ['essai 1'] });
    });

    test('échoué deux fois, il compte pour un échec', () => {
      const repris = avecReprise(rapport, { testResults: [suite('failed', ['failed', 'passed'], 'a')] });
      expect(compterRapport(repris)).toMatchObject({ reussis: 2, echoues: 1, nomsEchoues: ['essai 0'] });
    });

    test('une suite qui ne s’était pas chargée est nommée par son fichier', () => {
      const casse = { testResults: [suite('failed', [], 'c')] };
      const repris = avecReprise(casse, { testResults: [suite('passed', ['passed'], 'c')] });
      expect(compterRapport(repris)).toMatchObject({ reussis: 1, echoues: 0, nomsRejoues: ['c'] });
    });

    test('sans rapport de reprise, le premier reste', () => {
      expect(compterRapport(avecReprise(rapport, null))).toMatchObject({ reussis: 2, echoues: 1, nomsRejoues: [] });
    });

    test.each([
      [0, 0],
      [1, 1],
      [3, 3],
      [4, 0],
    ])('de %i fichiers en échec, %i sont à refaire', (enEchec, refaits) => {
      const suites = Array.from({ length: enEchec }, (_, rang) => suite('failed', ['failed'], `f${rang}`));
      expect(aReprendre({ testResults: [...suites, suite('passed', ['passed'])] })).toHaveLength(refaits);
    });

    test('un rapport absent ne se reprend pas', () => {
      expect(aReprendre(null)).toEqual([]);
    });
  });

  test('la dernière ligne garde sa forme', () => {
    const total = additionner([compterRapport(null), { reussis: 4, echoues: 0, ignores: 2 }]);
    expect(ligneFinale(total)).toBe('4 passed, 1 failed, 2 skipped');
    expect(ligneFinale({ reussis: 3, echoues: 0, ignores: 0 })).toBe('3 passed, 0 failed');
  });

  test('un projet vide est un échec, sauf derrière un filtre', () => {
    const vide = { nom: 'pg', compte: { reussis: 0, echoues: 0, ignores: 0 } };
    const plein = { nom: 'unit', compte: { reussis: 2, echoues: 0, ignores: 0 } };
    expect(raisonsDEchec([vide, plein], false)).toEqual(['pg : aucun essai trouvé']);
    expect(raisonsDEchec([vide, plein], true)).toEqual([]);
    expect(raisonsDEchec([vide], true)).toEqual(['aucun essai exécuté']);
  });

  test('des essais Redis tous ignorés ne font pas échouer la série', () => {
    const ignores = { nom: 'redis', compte: { reussis: 0, echoues: 0, ignores: 3 } };
    expect(raisonsDEchec([ignores], false)).toEqual([]);
  });

  test('une ressource laissée ouverte fait échouer la série', () => {
    const plein = { nom: 'e2e', compte: { reussis: 2, echoues: 0, ignores: 0 }, resteOuvert: true };
    expect(raisonsDEchec([plein], false)).toHaveLength(1);
  });
});
