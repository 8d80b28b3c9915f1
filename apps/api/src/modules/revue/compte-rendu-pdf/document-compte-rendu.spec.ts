import { expect, it } from '@jest/globals';
import type { CompteRenduVue } from '@pdp/domain';
import { documentCompteRendu } from './document-compte-rendu.js';

const compteRendu: CompteRenduVue = {
  revueId: 'r',
  titre: 'Revue du 12 novembre',
  debut: '2026-11-12T13:00:00Z',
  fin: '2026-11-12T14:35:00Z',
  fige: true,
  figeLe: '2026-11-13T09:00:00Z',
  presents: [{ nom: 'Claire Le Bihan', fonction: 'Assistante sociale' }],
  passages: [
    {
      ordre: 1,
      passageId: 'p1',
      voixManquantes: ['CPAM'],
      visible: true,
      nomAffiche: 'Mme Sophie Guéguen',
      question: 'Que faire ?',
      etat: 'DECISION_PRISE',
      dureeSecondes: 500,
      decision: {
        id: 'k',
        code: 'VISITE',
        texte: 'Demander une visite.',
        actions: [{ quoi: 'Appeler', responsableId: 'u', responsable: 'Claire', echeance: '2026-11-20' }],
        phraseAssure: 'Nous demandons une visite.',
        prochainPassage: '2026-12-10',
        auteur: 'Anne',
        le: '2026-11-12T13:10:00Z',
      },
    },
    {
      ordre: 2,
      passageId: null,
      voixManquantes: [],
      visible: false,
      nomAffiche: null,
      question: null,
      etat: 'RETENU',
      dureeSecondes: null,
      decision: null,
    },
    {
      ordre: 3,
      passageId: 'p3',
      voixManquantes: [],
      visible: true,
      nomAffiche: null,
      question: 'Et après ?',
      etat: 'SANS_DECISION',
      dureeSecondes: null,
      decision: null,
    },
  ],
  synthese: {
    complets: { numerateur: 1, denominateur: 2 },
    avecDecision: { numerateur: 1, denominateur: 2 },
    voixManquantes: 1,
    dureeMoyenneSecondes: 500,
    dureeMaximaleSecondes: 500,
    presence: [{ fonction: 'Assistante sociale', nombre: 1 }],
    suivi: { faites: 2, pasFaites: 1 },
  },
  plusTard: ['Inviter la MDPH'],
  ajouts: [{ id: 'j', ordre: 1, texte: 'La visite a eu lieu.', auteur: 'Anne', le: '2026-11-20T09:00:00Z' }],
  capacites: [],
};

it('un passage réservé garde son rang et rien d’autre ; une décision dit qui, quoi, quand', () => {
  const { blocs, date, sousTitre } = documentCompteRendu(compteRendu);
  expect(sousTitre).toBe('jeudi 12 novembre 2026, de 14 h 00 à 15 h 35');
  expect(date.toISOString()).toBe('2026-11-13T09:00:00.000Z');
  expect(blocs.flatMap((b) => (b.sorte === 'titre' && b.niveau === 2 ? [b.texte] : []))).toEqual([
    '1. Mme Sophie Guéguen',
    '2. Dossier réservé',
    '3. Identité réservée',
  ]);
  expect(blocs.find((b) => b.sorte === 'tableau')).toMatchObject({ lignes: [['Appeler', 'Claire', '20/11/2026']] });
  expect(JSON.stringify(blocs)).toContain('Sans décision');
  expect(JSON.stringify(blocs)).toContain('Voix manquante : CPAM. Dossier à représenter.');
  expect(JSON.stringify(blocs)).toContain('Le 20/11/2026, Anne, dossier 1 : La visite a eu lieu.');
  expect(JSON.stringify(blocs)).toContain('un porteur et une date : 1 sur 2');
  expect(JSON.stringify(blocs)).toContain('Inviter la MDPH');
});

it('pas encore validé, il s’annonce comme un projet', () => {
  const { blocs } = documentCompteRendu({ ...compteRendu, fige: false, figeLe: null, fin: null });
  expect(blocs[0]).toMatchObject({ sorte: 'encadre', texte: expect.stringContaining('Projet') });
});
