import { lireResultatVisite } from '@pdp/domain';
import type { VisiteVue } from '@pdp/domain';
import {
  RESULTAT_VIDE,
  corpsResultat,
  instantDe,
  lignesResultat,
  manqueResultat,
  momentVisite,
  nomVisite,
  precisionVisite,
} from './visite.vue';

const visite: VisiteVue = {
  id: 'v',
  dossierId: 'd',
  numeroDossier: '',
  nomAffiche: null,
  etat: 'PLANIFIEE',
  version: 2,
  demandeePar: 'Assuré(e)',
  demandeeLe: '2026-11-18T09:00:00Z',
  organisme: { id: 'o', nom: 'AMIEM, service de santé au travail' },
  dateHeure: '2026-12-03T08:30:00Z',
  lieu: 'AMIEM Vannes',
  resultat: null,
  accordTransmission: null,
  capacites: ['realiser', 'absence'],
};

it('dit où et quand', () => {
  expect(momentVisite(visite)).toBe('AMIEM · jeu. 3 déc. 2026, 9 h 30 · AMIEM Vannes');
  expect(momentVisite({ ...visite, dateHeure: null, lieu: null })).toBe('AMIEM · demandée le mer. 18 nov. 2026');
});

it('sans identité, dit quand elle se lira et distingue les demandes', () => {
  expect(nomVisite(visite)).toBe('Identité visible après accord');
  expect(precisionVisite(visite)).toBe(
    'AMIEM · jeu. 3 déc. 2026, 9 h 30 · AMIEM Vannes · demandée le mer. 18 nov. 2026 par assuré(e)',
  );
  expect(precisionVisite({ ...visite, dateHeure: null, lieu: null })).toBe(
    'AMIEM · demandée le mer. 18 nov. 2026 par assuré(e)',
  );
  expect(precisionVisite({ ...visite, nomAffiche: 'Mme Sophie Guéguen' })).toBe(momentVisite(visite));
});

it('envoie un résultat que le domaine accepte', () => {
  const corps = corpsResultat({
    ...RESULTAT_VIDE,
    amenagements: ['TELETRAVAIL'],
    precisions: '  ',
    transmission: 'oui',
  });
  expect(corps).toEqual({ amenagements: ['TELETRAVAIL'], restrictions: [], reclassement: 'NON', formation: 'NON' });
  expect(lireResultatVisite(corps).ok).toBe(true);
  expect(lignesResultat(corps)).toEqual([
    ['Aménagements', 'Télétravail'],
    ['Reclassement', 'Non'],
    ['Formation', 'Non'],
  ]);
});

it('attend la réponse de la personne, et refuse de parler d’aptitude', () => {
  expect(manqueResultat(RESULTAT_VIDE)).toMatch(/réponse de la personne/);
  expect(manqueResultat({ ...RESULTAT_VIDE, transmission: 'non', precisions: 'Inapte au poste' })).toMatch(/ni apte/);
  expect(manqueResultat({ ...RESULTAT_VIDE, transmission: 'plus-tard' })).toBeNull();
});

it('lit l’heure saisie à Paris, été comme hiver', () => {
  expect(instantDe('2026-12-03', '09:30')).toBe('2026-12-03T08:30:00.000Z');
  expect(instantDe('2026-07-03', '09:30:00')).toBe('2026-07-03T07:30:00.000Z');
  expect(instantDe('2026-12-03', '')).toBeNull();
});
