import fc from 'fast-check';
import {
  defautCaractere,
  estFormuleTableur,
  ligneCsv,
  lireTexte,
  longueurVue,
  neutraliserCellule,
  normaliserPourRecherche,
  octetsUtf8,
} from './texte.js';

describe('lireTexte', () => {
  it.each<[string, unknown, string | null, string]>([
    ['texte simple', '  Bonjour  ', null, 'Bonjour'],
    ['forme décomposée rendue composée', 'e\u0301te\u0301', null, 'été'],
    ['emoji à jointure', '👩‍⚕️ ok', null, '👩‍⚕️ ok'],
    ['vide', '   ', 'VIDE', ''],
    ['nombre', 12, 'TYPE', ''],
    ['null', null, 'TYPE', ''],
    ['caractère nul', 'a\0b', 'CARACTERE_NUL', ''],
    ['substitut haut isolé', 'a\uD800b', 'SUBSTITUT_ISOLE', ''],
    ['substitut bas isolé', '\uDC00', 'SUBSTITUT_ISOLE', ''],
    ['retour arrière', 'a\bb', 'CARACTERE_DE_CONTROLE', ''],
    ['échappement', 'a\x1b[31m', 'CARACTERE_DE_CONTROLE', ''],
    ['contrôle C1', 'a\x85b', 'CARACTERE_DE_CONTROLE', ''],
    ['droite à gauche forcée', 'fac\u202Eture', 'DIRECTION_CACHEE', ''],
    ['isolat de direction', 'a\u2067b', 'DIRECTION_CACHEE', ''],
    ['saut de ligne sur une ligne', 'a\nb', 'CARACTERE_DE_CONTROLE', ''],
    ['trop long', 'x'.repeat(21), 'TROP_LONG', ''],
    ['démesuré', 'x'.repeat(1_000_000), 'TROP_LONG', ''],
    ['signes combinants empilés', 'e' + '\u0336'.repeat(300), 'TROP_LONG', ''],
  ])('%s', (_nom, valeur, defaut, attendu) => {
    const lu = lireTexte(valeur, { max: 20 });
    expect(lu).toEqual(defaut ? { ok: false, erreur: defaut } : { ok: true, valeur: attendu });
  });

  it('compte ce que la personne voit, pas les unités de code', () => {
    const drapeaux = '🇫🇷'.repeat(20);
    expect(lireTexte(drapeaux, { max: 20 })).toEqual({ ok: true, valeur: drapeaux });
    expect(lireTexte(drapeaux + '!', { max: 20 })).toEqual({ ok: false, erreur: 'TROP_LONG' });
    expect(lireTexte(drapeaux, { max: 20, maxOctets: 100 })).toEqual({ ok: false, erreur: 'TROP_LONG' });
  });

  it('accepte plusieurs lignes et le vide quand la règle le dit', () => {
    expect(lireTexte('a\r\nb\rc\u2028d', { max: 20, multiligne: true })).toEqual({ ok: true, valeur: 'a\nb\nc\nd' });
    expect(lireTexte(' ', { max: 20, facultatif: true })).toEqual({ ok: true, valeur: '' });
  });

  it('ne rend jamais un texte interdit, et relit ce qu’il a rendu', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (texte) => {
        const lu = lireTexte(texte, { max: 40, multiligne: true });
        if (!lu.ok) return;
        expect(defautCaractere(lu.valeur)).toBeNull();
        expect(longueurVue(lu.valeur)).toBeLessThanOrEqual(40);
        expect(lireTexte(lu.valeur, { max: 40, multiligne: true })).toEqual(lu);
      }),
    );
  });
});

describe('normaliserPourRecherche', () => {
  it.each([
    ['Éveno', 'eveno'],
    ['LE FLOC’H', 'le floc h'],
    ["O'Brien", 'o brien'],
    ['Jean-François', 'jean francois'],
    ['Mme  Cœur‑Læ', 'mme coeur lae'],
    ['56-2026-0412', '56 2026 0412'],
    ['', ''],
    ['---', ''],
  ])('%p → %p', (texte, attendu) => {
    expect(normaliserPourRecherche(texte)).toBe(attendu);
  });

  it('ne change plus au second passage', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texte) => {
        const une = normaliserPourRecherche(texte);
        expect(normaliserPourRecherche(une)).toBe(une);
      }),
    );
  });
});

describe('cellules de tableur', () => {
  it.each([
    ['=HYPERLINK("http://x")', true],
    ['+33612345678', true],
    ['-2+3', true],
    ['@SUM(A1)', true],
    ['\tcoucou', true],
    ['  =1+1', true],
    ['＝1+1', true],
    ['GUÉGUEN', false],
    ['12/11/2026', false],
    ['', false],
    ["O'BRIEN", false],
  ])('%p est une formule : %p', (texte, attendu) => {
    expect(estFormuleTableur(texte)).toBe(attendu);
  });

  it('neutralise les formules et laisse les nombres', () => {
    expect(neutraliserCellule('=1+1')).toBe("'=1+1");
    expect(neutraliserCellule('-12,5')).toBe('-12,5');
    expect(neutraliserCellule('+33612345678')).toBe('+33612345678');
    expect(neutraliserCellule('-2+3')).toBe("'-2+3");
    expect(neutraliserCellule('Vannes')).toBe('Vannes');
  });

  it('écrit une ligne relisible', () => {
    expect(ligneCsv(['a;b', 'dit "oui"', 'x\ny', '=1', ''])).toBe('"a;b";"dit ""oui""";"x\ny";\'=1;');
  });
});

it('octetsUtf8 pèse comme un encodeur', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (texte) => {
      fc.pre(!/\p{Cs}/u.test(texte));
      expect(octetsUtf8(texte)).toBe(new TextEncoder().encode(texte).length);
    }),
  );
});
