import { echecDepuisReponse } from '../../api/probleme';
import { aChemin, fautesEnOrdre, repartirErreurs } from './erreurs';

const saisie = { assure: { nir: '', prenom: '' }, motif: '', liste: [{ quoi: '' }] };

it('pose chaque faute sur son champ, et les autres dans le résumé', () => {
  const echec = echecDepuisReponse(400, {
    champs: [
      { chemin: 'assure.nir', code: 'CLE', message: 'Clé fausse' },
      { chemin: 'assure.nir', code: 'AUTRE', message: 'Autre' },
      { chemin: 'assure.dateNaissance', code: 'X', message: 'Date à revoir' },
      { chemin: 'motifs', code: 'X', message: 'Motif absent' },
    ],
  });
  const { parChamp, generales } = repartirErreurs(echec, (c) => aChemin(saisie, c), { motifs: 'motif' });
  expect(parChamp).toEqual({ 'assure.nir': 'Clé fausse', motif: 'Motif absent' });
  expect(generales).toEqual(['Date à revoir']);
});

it('garde la phrase du serveur quand aucun champ n’est visé', () => {
  const echec = echecDepuisReponse(422, { code: 'regle-metier', detail: 'Le dossier est clos.' });
  expect(repartirErreurs(echec, () => true).generales).toEqual(['Le dossier est clos.']);
});

it('résume dans l’ordre de l’écran, en nommant le champ', () => {
  const libelles = { 'assure.nir': 'NIR', motif: 'Raison' };
  const fautes = fautesEnOrdre({ autre: 'c', motif: 'b', 'assure.nir': 'a', vide: '' }, ['général'], libelles);
  expect(fautes.map((f) => f.message)).toEqual(['général', 'a', 'b', 'c']);
  expect(fautes.map((f) => f.libelle)).toEqual([undefined, 'NIR', 'Raison', undefined]);
});

it('reconnaît les champs de l’écran, sans remonter aux prototypes', () => {
  expect(aChemin(saisie, 'liste.0.quoi')).toBe(true);
  expect(aChemin(saisie, 'assure.toString')).toBe(false);
  expect(aChemin(saisie, '__proto__')).toBe(false);
});
