import { ALERTES, alertesDossier, type Alerte, type SituationDossier } from './alertes.js';
import { ETATS_DOSSIER } from './dossier.js';
import { SEUILS } from './seuils.js';

const JOUR = '2026-11-22';
const SAIN: SituationDossier = {
  etat: 'EN_COURS',
  ouvertLe: '2026-06-01',
  referentId: 'r',
  prochaineEtapeLe: '2026-12-03',
  dernierContactLe: '2026-11-20',
  finArretLe: '2027-02-15',
  aAccordRetire: false,
  plusAncienneEcheance: '2026-11-30',
};
const TOUT_VA_MAL: SituationDossier = {
  etat: 'EN_COURS',
  ouvertLe: '2026-06-01',
  referentId: null,
  prochaineEtapeLe: null,
  dernierContactLe: null,
  finArretLe: '2026-11-25',
  aAccordRetire: true,
  plusAncienneEcheance: '2026-11-01',
};

it.each<[string, Partial<SituationDossier>, readonly Alerte[]]>([
  ['rien à dire', {}, []],
  ['sans référent', { referentId: null }, ['SANS_REFERENT']],
  ['sans étape', { prochaineEtapeLe: null }, ['SANS_PROCHAINE_ETAPE']],
  ['étape passée : en retard, jamais « sans étape »', { prochaineEtapeLe: '2026-11-21' }, ['EN_RETARD']],
  ['étape du jour', { prochaineEtapeLe: JOUR }, []],
  ['30 jours sans nouvelle', { dernierContactLe: '2026-10-23' }, []],
  ['31 jours sans nouvelle', { dernierContactLe: '2026-10-22' }, ['SANS_NOUVELLE']],
  ['jamais contacté, ouvert hier', { dernierContactLe: null, ouvertLe: '2026-11-21' }, []],
  ['jamais contacté, ouvert depuis longtemps', { dernierContactLe: null }, ['SANS_NOUVELLE']],
  ['fin d’arrêt dans 15 jours', { finArretLe: '2026-12-07' }, []],
  ['fin d’arrêt dans 14 jours', { finArretLe: '2026-12-06' }, ['FIN_ARRET_PROCHE']],
  ['fin d’arrêt aujourd’hui', { finArretLe: JOUR }, ['FIN_ARRET_PROCHE']],
  ['fin d’arrêt passée', { finArretLe: '2026-11-21' }, []],
  ['fin d’arrêt inconnue', { finArretLe: null }, []],
  ['accord retiré', { aAccordRetire: true }, ['ACCORD_RETIRE']],
  ['échéance du jour', { plusAncienneEcheance: JOUR }, []],
  ['échéance d’hier', { plusAncienneEcheance: '2026-11-21' }, ['EN_RETARD']],
  ['aucune tâche', { plusAncienneEcheance: null }, []],
])('%s', (_nom, ecart, attendues) => {
  expect(alertesDossier({ ...SAIN, ...ecart }, JOUR)).toEqual(attendues);
});

it('cumule toutes les alertes, dans l’ordre du tableau', () => {
  expect(alertesDossier(TOUT_VA_MAL, JOUR)).toEqual(ALERTES);
});

it.each(ETATS_DOSSIER)('%s : n’alerte que si le dossier est ouvert', (etat) => {
  expect(alertesDossier({ ...TOUT_VA_MAL, etat }, JOUR).length > 0).toBe(!['CLOS', 'ARCHIVE', 'PURGE'].includes(etat));
});

it('suit le catalogue de la plateforme', () => {
  const severe = SEUILS.map((seuil) => (seuil.code === 'SANS_NOUVELLE' ? { ...seuil, valeur: 1 } : seuil));
  expect(alertesDossier(SAIN, JOUR, severe)).toEqual(['SANS_NOUVELLE']);
});
