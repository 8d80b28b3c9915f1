import { comparer, trier, triDepuisAdresse, triSuivant, triVersAdresse } from './colonne';

it('inverse le tri au second clic sur le même en-tête', () => {
  const premier = triSuivant(undefined, 'echeance');
  expect(premier).toEqual({ critere: 'echeance', sens: 'asc' });
  expect(triSuivant(premier, 'echeance').sens).toBe('desc');
  expect(triSuivant(premier, 'nom')).toEqual({ critere: 'nom', sens: 'asc' });
});

it('va et revient de l’adresse, sans accepter un critère inconnu', () => {
  const tri = { critere: 'nom', sens: 'desc' } as const;
  expect(triDepuisAdresse(triVersAdresse(tri), ['nom'])).toEqual(tri);
  expect(triDepuisAdresse('mot-de-passe', ['nom'])).toBeUndefined();
  expect(triDepuisAdresse(undefined, ['nom'])).toBeUndefined();
});

it('range les absents à la fin dans les deux sens, et les accents à leur place', () => {
  const lignes = [{ n: 'Éric' }, { n: null }, { n: 'Zoé' }, { n: 'Alan' }];
  const valeur = (l: { n: string | null }) => l.n;
  expect(trier(lignes, { critere: 'n', sens: 'asc' }, valeur).map(valeur)).toEqual(['Alan', 'Éric', 'Zoé', null]);
  expect(trier(lignes, { critere: 'n', sens: 'desc' }, valeur).map(valeur)).toEqual(['Zoé', 'Éric', 'Alan', null]);
  expect(trier(lignes, undefined, valeur)).toBe(lignes);
});

it('compare les nombres comme des nombres', () => {
  expect(comparer(9, 10)).toBeLessThan(0);
  expect(comparer(null, null)).toBe(0);
});
