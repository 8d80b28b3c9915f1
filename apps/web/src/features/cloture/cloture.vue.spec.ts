import type { ConsentementVue, RelaisVue, NouvellesVue } from '@pdp/domain';
import {
  detailRelais,
  detailSuivi,
  faitsLisibles,
  issueLisible,
  mesuresLisibles,
  partenairesRelies,
} from './cloture.vue';

const JOUR = '2026-11-22';
const suivi = (reste: Partial<NouvellesVue>): NouvellesVue => ({
  id: 's',
  mois: 6,
  echeance: '2026-10-01',
  etat: 'A_VENIR',
  version: 1,
  demandeLe: null,
  relances: 0,
  reponduLe: null,
  canal: null,
  reponse: null,
  peutRepondre: false,
  ...reste,
});

it('dit ce que la plateforme a compté', () => {
  expect(mesuresLisibles({ mesures: { entretiens: 3, parModalite: { TELEPHONE: 3 }, mois: 5 } })).toBe(
    '3 entretiens (3 par téléphone), 5\u00a0mois d’accompagnement',
  );
  expect(mesuresLisibles({ mesures: { entretiens: 0, parModalite: {}, mois: 0 } })).toBe(
    'aucun entretien noté, moins d’un mois d’accompagnement',
  );
});

it('montre les faits notés, jamais ceux qui ne le sont pas', () => {
  expect(faitsLisibles({ inaptitudePrononceeLe: '2026-03-02', reconversion: false, rqthObtenue: true })).toEqual([
    ['Inaptitude prononcée le', expect.stringContaining('2026')],
    ['RQTH obtenue', 'Oui'],
  ]);
  expect([issueLisible({ issue: null }), issueLisible({ issue: 'RETRAITE' })]).toEqual(['Issue réservée', 'Retraite']);
});

it('dit où en est un relais et un suivi', () => {
  const relais = {
    nature: 'CAP_EMPLOI',
    proposePar: 'Claire',
    proposeLe: '2026-11-02T10:00:00Z',
    reponduLe: '2026-11-10',
    motifRefus: 'PLUS_DE_PLACE',
  } as RelaisVue;
  expect(detailRelais(relais, JOUR)).toBe('proposé par Claire le 2 nov. · réponse du 10 nov. · plus de place');
  expect(detailSuivi(suivi({}), JOUR)).toBe('prévu le 1er oct.');
  expect(
    detailSuivi(
      suivi({
        etat: 'REPONDU',
        demandeLe: '2026-10-01',
        relances: 1,
        reponduLe: '2026-10-20T09:00:00Z',
        canal: 'TELEPHONE',
        reponse: { situation: 'FORMATION', utilite: 'UN_PEU', rappel: true },
      }),
      JOUR,
    ),
  ).toBe(
    'demandé le 1er oct. · 1 relance · réponse du 20 oct., au téléphone · Je suis en formation\u00a0; utile\u00a0: oui, un peu\u00a0; demande à être rappelé(e)',
  );
});

it('ne propose que les partenaires reliés par un accord en cours sur les dispositifs', () => {
  const accord = (reste: Partial<ConsentementVue>) =>
    ({
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organisme: { id: 'o', nom: 'Cap emploi' },
      categories: ['dispositifs'],
      actif: true,
      ...reste,
    }) as ConsentementVue;
  expect(
    partenairesRelies([
      accord({}),
      accord({ actif: false }),
      accord({ categories: [] }),
      accord({ portee: 'ASSURANCE_MALADIE' }),
    ]),
  ).toEqual([{ value: 'CAP_EMPLOI|o', label: 'Cap emploi' }]);
});
