import { dispositifEnMots } from './dispositifs-en-mots.js';

it('saisies, réponses et gestes se disent en français, sans code ni identifiant', () => {
  const mots = dispositifEnMots({
    type: 'ESSAI_ENCADRE',
    etat: 'Accords en cours',
    donnees: {
      poste: 'accueil',
      conclusionEssai: 'POSTE_COMPATIBLE',
      documentId: '018f0000-0000-7000-8000-0000000000ff',
      periodes: [{ du: '2026-11-23', au: '2026-11-24', moment: 'MATIN' }],
      accords: { MEDECIN_TRAITANT: { reponse: 'FAVORABLE', le: '2026-11-20' } },
    },
    historique: [
      { geste: 'ouvrir', vers: 'PROJET', le: '2026-11-01T09:00:00.000Z', par: 'Claire Le Bihan' },
      { geste: 'demander', vers: 'DEMANDE', le: '2026-11-02T09:00:00.000Z', par: 'Sophie Guéguen' },
    ],
  });
  expect(mots).toMatchObject({
    type: 'Essai encadré',
    note: {
      'Poste ou activité': 'accueil',
      'Conclusion du bilan': 'Le poste convient',
      'Jours prévus': [{ Du: '2026-11-23', Au: '2026-11-24', Présence: 'Matin' }],
    },
    reponses: ['Médecin traitant : favorable, le 20 novembre 2026'],
    passe: [
      '1er novembre 2026 : Ouverture, Claire Le Bihan',
      '2 novembre 2026 : Noter la demande de l’assuré, Sophie Guéguen',
    ],
  });
  expect(JSON.stringify(Object.keys(mots['note'] as object))).not.toContain('documentId');
});
