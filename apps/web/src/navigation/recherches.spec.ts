import { ecrireAdresse, lireAdresse, rechercheAssures, rechercheConnexion, rechercheReperage } from './recherches';

it('va et revient de l’adresse sans changer un numéro en nombre', () => {
  const filtres = { recherche: '0412', etat: 'EN_COURS' };
  expect(lireAdresse(ecrireAdresse(filtres))).toEqual(filtres);
  expect(ecrireAdresse({ recherche: '', etat: undefined })).toBe('');
});

it('ne garde que les filtres connus', () => {
  expect(rechercheAssures({ recherche: 'le goff', referent: 'moi', autre: 'x', etat: 3 })).toEqual({
    recherche: 'le goff',
    referent: 'moi',
  });
  expect(rechercheAssures({ referent: 'toi' })).toEqual({});
  expect(rechercheReperage({ sort: 'rejete' })).toEqual({ sort: 'rejete' });
  expect(rechercheReperage({ sort: '__proto__' })).toEqual({});
});

it('efface une valeur refusée de l’adresse brute, que le routeur fusionne', () => {
  const brute = { sort: '__proto__', seuil: 'J45' };
  expect({ ...brute, ...rechercheReperage(brute) }).toEqual({ seuil: 'J45' });
});

it('borne la longueur d’un texte', () => {
  expect(rechercheAssures({ recherche: 'a'.repeat(5000) }).recherche).toHaveLength(200);
  expect(rechercheConnexion({ retour: '/travail', recente: 'non' })).toEqual({ retour: '/travail' });
  expect(rechercheConnexion({ recente: 'oui' })).toEqual({ recente: 'oui' });
});
