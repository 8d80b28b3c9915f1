import { describe, expect, test } from '@jest/globals';
import { COLONNES_RANGEE, enCopie, type Rangee } from './rangee.js';
import { lireListe, type Avancement } from './lire-liste.js';

const ENTETE =
  'NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;SEXE;DATE_NAISSANCE;RISQUE;DATE_DEBUT_ARRET;DATE_FIN_PRESCRITE;TELEPHONE';
const LIGNE = '1801275123456;42;LE FLOCH;;Tugdual;M;17/12/1980;MALADIE;05/09/2026;26/11/2026;06 12 34 56 78';

async function* enMorceaux(texte: string, pas = 7): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(texte, 'utf8');
  for (let i = 0; i < octets.length; i += pas) yield octets.subarray(i, i + pas);
}

async function lire(texte: string, lignesMax = 1000) {
  const rangees: Rangee[] = [];
  const avancement: Avancement = { lignesLues: 0, octetsLus: 0, encodage: null, separateur: null };
  const resultat = await lireListe(
    enMorceaux(texte),
    async (lot) => {
      rangees.push(...lot);
    },
    { importId: 'imp', aujourdhui: '2026-11-22', avancement, lignesMax },
  );
  const nommees = rangees.map((r) => Object.fromEntries(COLONNES_RANGEE.map((c, i) => [c, r[i]])));
  return { resultat, nommees, avancement };
}

describe('lecture d’une liste', () => {
  test('lignes valides, rejetées et vides, avec leur numéro dans le fichier', async () => {
    const { resultat, nommees, avancement } = await lire(
      [ENTETE, LIGNE, '', LIGNE.replace(';42;', ';43;'), LIGNE, ''].join('\r\n'),
    );
    expect(resultat).toEqual({ ok: true, valeur: null });
    expect(nommees.map((r) => [r['numero'], r['sort'], r['nir'] ?? null])).toEqual([
      [1, null, null],
      [2, null, '180127512345642'],
      [4, 'rejete', null],
      [5, 'rejete', null],
    ]);
    expect(nommees[1]).toMatchObject({
      date_debut: '2026-09-05',
      date_fin: '2026-11-26',
      telephone: '+33612345678',
      regime: 'GENERAL',
      recherche: 'le floch tugdual',
    });
    expect(JSON.parse(String(nommees[2]?.['brut']))).toMatchObject({ codes: ['NIR_CLE'] });
    expect(nommees[3]?.['raison']).toBe('La ligne répète une ligne précédente (ligne 2).');
    expect(avancement).toMatchObject({ lignesLues: 3, encodage: 'UTF_8', separateur: ';' });
  });

  test('un fichier entier est refusé avec une phrase', async () => {
    const refus = async (texte: string): Promise<unknown> => {
      const { resultat } = await lire(texte);
      return resultat.ok ? null : resultat.erreur.code;
    };
    expect(await refus('')).toBe('VIDE');
    expect(await refus('\n\n')).toBe('VIDE');
    expect(await refus('A;B\n1;2\n')).toBe('EN_TETE');
    expect(await refus('PK\u0003\u0004contenu')).toBe('CLASSEUR');
    expect((await lire([ENTETE, LIGNE, LIGNE].join('\n'), 1)).resultat).toMatchObject({
      ok: false,
      erreur: { code: 'TROP_DE_LIGNES' },
    });
  });

  test('une coordonnée illisible est laissée vide et signalée', async () => {
    const { nommees } = await lire([ENTETE, LIGNE.replace('06 12 34 56 78', '12')].join('\n'));
    expect(nommees[1]).toMatchObject({ telephone: null, sort: null, raison: 'Illisible, laissé vide : TELEPHONE.' });
  });

  test('le format de COPY échappe ce qui le casserait', () => {
    expect(enCopie(['a\tb', 'c\\d\r\n', null, 3])).toBe('a\\tb\tc\\\\d\\r\\n\t\\N\t3\n');
  });

  test('le caractère nul ne parvient jamais à la base', async () => {
    const { nommees } = await lire([ENTETE, LIGNE.replace('Tugdual', 'Tug\0dual')].join('\n'));
    expect(nommees[1]).toMatchObject({ sort: 'rejete', prenom: 'Tug\u2400dual' });
    expect(JSON.stringify(nommees)).not.toContain('\\u0000');
  });
});
