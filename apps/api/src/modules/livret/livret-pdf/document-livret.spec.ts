import { expect, it } from '@jest/globals';
import type { MonLivretVue } from '@pdp/domain';
import { documentLivret } from './document-livret.js';

const AUTOUR = { aides: [], documents: [], plan: null, situation: null, dits: [], recit: null };
const livret: MonLivretVue = {
  prenom: 'Sophie',
  dossiers: [],
  dossierId: 'd',
  mandat: null,
  version: 2,
  publieLe: '2026-11-20T09:00:00Z',
  luLe: null,
  cap: { texte: 'Reprendre à mi-temps.', le: '2026-11-01T09:00:00Z', version: 1 },
  contenu: {
    rendezVous: { dateHeure: '2026-12-03T08:30:00Z', objet: 'Visite', lieu: 'Vannes', explication: null },
    ouJenSuis: 'Nous préparons votre visite.',
    etapes: [{ titre: 'Faire le point', qui: 'avec Claire', quand: '2026-10-14', statut: 'FAIT', explication: null }],
    quiFaitQuoi: [
      {
        nom: 'Claire',
        fonction: 'assistante sociale',
        organisme: null,
        telephone: '02 00',
        fait: 'Elle vous suit.',
        referent: true,
        moi: false,
      },
    ],
    ressources: [],
    decisions: [{ date: '2026-11-12', phrase: 'Nous demandons une visite.' }],
  },
  capsPrecedents: [],
  mots: [],
  rectifications: [],
  changements: null,
  accords: [
    {
      id: 'a',
      phrase: 'Le service lit : mon emploi.',
      destinataire: 'AMIEM',
      depuis: '2026-11-02T09:00:00Z',
      version: 1,
      actif: true,
      retireLe: null,
    },
    {
      id: 'b',
      phrase: 'Fini.',
      destinataire: 'X',
      depuis: '2026-11-02T09:00:00Z',
      version: 1,
      actif: false,
      retireLe: '',
    },
  ],
  ouverturesCeMois: 0,
  questions: [],
  rendezVous: [],
  visites: [],
  capacites: [],
};

it('dit le livret dans l’ordre de l’écran, dates en entier, accords finis omis', () => {
  const { blocs, gros, sousTitre } = documentLivret(livret, AUTOUR, new Date('2026-11-22T10:00:00Z'));
  const texte = JSON.stringify(blocs);
  expect(gros).toBe(true);
  expect(sousTitre).toBe('Sophie, livret du vendredi 20 novembre 2026');
  expect(blocs.flatMap((b) => (b.sorte === 'titre' ? [b.texte] : []))).toEqual([
    'Mon cap',
    'Où j’en suis',
    'Qui fait quoi',
    'Mes étapes',
    'Ce qui a été décidé',
    'Mes accords',
  ]);
  expect(texte).toContain('jeudi 3 décembre 2026, 9 h 30');
  expect(texte).toContain('Faire le point (fait)');
  expect(texte).not.toContain('Fini.');
});

it('sans livret publié, le dit', () => {
  const { blocs } = documentLivret({ ...livret, contenu: null, cap: null, publieLe: null }, AUTOUR, new Date());
  expect(JSON.stringify(blocs)).toContain('se prépare');
});
