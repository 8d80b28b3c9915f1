import type { EvenementHistorique, TacheVue, VisiteVue } from '@pdp/domain';
import { PASSES_MONTRES, dernierAvis, etapesParcours } from './parcours.vue';

const JOUR = '2026-11-22';
const evenement = (id: string, le: string, etat: EvenementHistorique['etat'] = 'fait'): EvenementHistorique => ({
  id,
  le,
  type: 't',
  libelle: `Fait ${id}`,
  par: 'Claire Le Bihan',
  categorie: null,
  etat,
});
const tache = (id: string, reste: Partial<TacheVue> = {}) =>
  ({
    id,
    libelle: id,
    etat: 'A_FAIRE',
    echeance: null,
    enRetard: false,
    responsable: 'Claire',
    pourquoi: '',
    ...reste,
  }) as TacheVue;
const visite = (etat: string) =>
  ({
    id: etat,
    etat,
    organisme: { id: 'o', nom: 'AMIEM, santé' },
    dateHeure: '2026-12-03T08:30:00Z',
    demandeePar: 'Assuré(e)',
  }) as VisiteVue;

it('range le passé récent, puis les visites, puis les tâches par échéance', () => {
  const historique = Array.from({ length: 9 }, (_, i) => evenement(String(i), `2026-11-0${i + 1}T09:00:00Z`));
  const etapes = etapesParcours(
    {
      historique,
      visites: [visite('PLANIFIEE'), visite('ANNULEE')],
      taches: [
        tache('sans date'),
        tache('tôt', { echeance: '2026-11-20', enRetard: true }),
        tache('faite', { etat: 'FAITE' }),
      ],
    },
    JOUR,
  );
  expect(etapes.map(({ cle }) => cle)).toEqual(['3', '4', '5', '6', '7', '8', 'PLANIFIEE', 'tôt', 'sans date']);
  expect(PASSES_MONTRES).toBe(6);
  expect(etapes[6]).toMatchObject({
    etat: 'en-cours',
    precision: 'AMIEM · jeu. 3 déc. 2026, 9 h 30 · demandée par\u00a0: assuré(e)',
    puce: { texte: 'planifiée' },
  });
  expect(etapes[7]?.puce).toEqual({ texte: 'en retard, pour le 20 nov.', couleur: 'rouge' });
});

it('ne compte pas comme étapes une fiche corrigée, un lien posé, ni ce qui est à venir', () => {
  const historique = [
    { ...evenement('fiche', JOUR), type: 'fiche' },
    { ...evenement('lien', JOUR), type: 'lien' },
    evenement('visite', JOUR, 'a-venir'),
    evenement('décision', JOUR),
  ];
  expect(etapesParcours({ historique, visites: [], taches: [] }, JOUR).map(({ cle }) => cle)).toEqual(['décision']);
});

it('dit le dernier avis sans motif', () => {
  const avis = [
    { objet: 'REPRISE_AMENAGEE', sensAvis: 'FAVORABLE', date: '2026-11-06' },
    { objet: 'ARRET_JUSTIFIE', sensAvis: 'FAVORABLE', date: '2026-10-01' },
  ];
  expect(dernierAvis({ avis }, JOUR)).toBe('Reprise aménagée\u00a0: favorable (6 nov.)');
  expect(dernierAvis({ existe: true }, JOUR)).toBeNull();
  expect(dernierAvis(undefined, JOUR)).toBeNull();
});
