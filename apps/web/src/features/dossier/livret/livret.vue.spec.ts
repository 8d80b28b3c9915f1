import type { ContenuLivret } from '@pdp/domain';
import { enContenuLivret, enSaisieLivret, fautesLivret, lieuChamp, lieuRemarque } from './livret.vue';

const contenu: ContenuLivret = {
  ouJenSuis: 'Vous préparez votre retour.',
  rendezVous: { dateHeure: '2026-12-03T08:30:00.000Z', objet: 'Visite', lieu: null, explication: null },
  etapes: [{ titre: 'Faire le point', qui: 'avec Claire', quand: null, statut: 'FAIT', explication: null }],
  quiFaitQuoi: [
    {
      nom: 'Claire',
      fonction: 'assistante sociale',
      organisme: null,
      telephone: null,
      fait: 'Elle aide.',
      referent: true,
      moi: false,
    },
  ],
  ressources: ['3646'],
  decisions: [
    { date: '2026-10-01', phrase: 'Ancienne.' },
    { date: '2026-11-12', phrase: 'La plus récente.' },
  ],
};

it('aller et retour sans rien perdre, à l’heure de Paris', () => {
  const saisie = enSaisieLivret(contenu);
  expect(saisie.rendezVous).toMatchObject({ jour: '2026-12-03', heure: '09:30' });
  expect(enContenuLivret(saisie)).toEqual(contenu);
  expect(fautesLivret(saisie, '2026-11-22')).toEqual({});
});

it('sans rendez-vous, n’en envoie pas ; à moitié saisi, le signale', () => {
  const saisie = enSaisieLivret({ ...contenu, rendezVous: null });
  expect(enContenuLivret(saisie).rendezVous).toBeNull();
  const moitie = { ...saisie, rendezVous: { ...saisie.rendezVous, objet: 'Visite' } };
  expect(Object.keys(fautesLivret(moitie, '2026-11-22'))).toEqual(['rendezVous.jour']);
});

it('situe une remarque', () => {
  expect(['ouJenSuis', 'etapes.1.titre', 'decisions.0.phrase'].map((chemin) => lieuRemarque({ chemin }))).toEqual([
    'Où j’en suis',
    'Étape 2',
    'Décision 1',
  ]);
});

it('la personne elle-même n’a pas de fonction à donner', () => {
  const moi = {
    nom: 'Moi',
    fonction: '',
    organisme: '',
    telephone: '',
    fait: 'J’appelle.',
    referent: false,
    moi: true,
  };
  const saisie = { ...enSaisieLivret(contenu), quiFaitQuoi: [moi] };
  expect(fautesLivret(saisie, '2026-11-22')).toEqual({});
  expect(enContenuLivret(saisie).quiFaitQuoi[0]?.fonction).toBe('la personne elle-même');
  const autre = { ...saisie, quiFaitQuoi: [{ ...moi, moi: false }] };
  expect(Object.keys(fautesLivret(autre, '2026-11-22'))).toEqual(['quiFaitQuoi.0.fonction']);
});

it('nomme le champ d’une faute', () => {
  expect(lieuChamp('quiFaitQuoi.1.fonction')).toBe('Personne 2, fonction');
  expect(lieuChamp('rendezVous.jour')).toBe('Rendez-vous, jour');
  expect(lieuChamp('ressources.0')).toBe('Ressource 1');
  expect(lieuChamp('inconnu')).toBeUndefined();
});
