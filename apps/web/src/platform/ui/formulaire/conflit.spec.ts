import { comparerVersions, resoudreConflits, texteFusionne, valeurEnTexte } from './conflit';

const base = { telephone: '01', adresse: 'rue A', note: 'n', langues: ['fr'] };
const libelles = { telephone: 'Téléphone', adresse: 'Adresse', note: 'Note' };

it('fusionne sans demander ce qu’un seul a changé', () => {
  const { conflits, fusion } = comparerVersions(
    base,
    { ...base, telephone: '02' },
    { ...base, adresse: 'rue B' },
    libelles,
  );
  expect(conflits).toEqual([]);
  expect(fusion).toEqual({ ...base, telephone: '02', adresse: 'rue B' });
});

it('ne voit pas de conflit quand les deux ont écrit la même chose', () => {
  const pareil = { ...base, telephone: '02', langues: ['fr', 'br'] };
  expect(comparerVersions(base, pareil, { ...pareil }, libelles).conflits).toEqual([]);
});

it('demande pour ce que les deux ont changé autrement', () => {
  const { conflits, fusion } = comparerVersions(base, { ...base, note: 'moi' }, { ...base, note: 'eux' }, libelles);
  expect(conflits).toEqual([{ cle: 'note', libelle: 'Note', mien: 'moi', leur: 'eux' }]);
  expect(resoudreConflits(fusion, conflits, {}).note).toBe('moi');
  expect(resoudreConflits(fusion, conflits, { note: 'leur' }).note).toBe('eux');
  expect(resoudreConflits(fusion, conflits, { note: { fusion: 'eux et moi' } }).note).toBe('eux et moi');
  expect(texteFusionne(conflits[0] ?? { cle: '', libelle: '', mien: '', leur: '' })).toBe('eux\nmoi');
});

it('garde un champ que l’écran ne montre pas', () => {
  const { fusion } = comparerVersions(base, { telephone: '02' }, { ...base, ajout: 1 }, libelles);
  expect(fusion).toEqual({ ...base, ajout: 1, telephone: '02' });
});

it.each([
  [null, '(vide)'],
  [true, 'oui'],
  [['a', 'b'], 'a\nb'],
  [[], '(vide)'],
  [{ x: 'a', y: 2 }, 'a · 2'],
  [0, '0'],
])('écrit %j « %s »', (valeur, attendu) => {
  expect(valeurEnTexte(valeur)).toBe(attendu);
});
