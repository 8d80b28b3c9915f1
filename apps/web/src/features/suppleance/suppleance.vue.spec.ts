import type { SuppleanceVue } from '@pdp/domain';
import * as vue from './suppleance.vue';

const suppleance: SuppleanceVue = {
  id: 's',
  absent: { id: 'a', nom: 'Anne Essai' },
  suppleant: { id: 'b', nom: 'Bruno Essai' },
  fonction: 'ASSISTANT_SERVICE_SOCIAL',
  organisme: null,
  debut: '2026-03-02T23:00:00.000Z',
  fin: '2026-03-17T23:00:00.000Z',
  motif: 'Congés',
  etat: 'EN_COURS',
  dossiers: 3,
  peutTerminer: true,
};

it('dit la période, dernier jour compris, et ce que reçoit le suppléant', () => {
  expect(vue.periodeEnClair(suppleance)).toMatch(/3 mars.* au .*17 mars/);
  expect(vue.recuEnClair(suppleance)).toBe('3 dossiers ouverts au suppléant');
  expect(vue.recuEnClair({ ...suppleance, etat: 'A_VENIR' })).toBeNull();
  expect(vue.etatEnClair(suppleance).libelle).toBe('En cours');
});

it('demande ce qui manque', () => {
  expect(Object.keys(vue.validerSuppleance(vue.SUPPLEANCE_VIDE))).toEqual(['suppleantId', 'debut', 'fin', 'motif']);
  const saisie = { suppleantId: 'b', debut: '2026-03-03', fin: '2026-03-01', motif: ' Congés ' };
  expect(vue.validerSuppleance(saisie)).toEqual({ fin: 'Le dernier jour vient après le premier.' });
  expect(vue.corpsSuppleance(saisie, undefined)).toEqual({ ...saisie, motif: 'Congés' });
  expect(vue.corpsSuppleance(saisie, 'h')).toHaveProperty('habilitationId', 'h');
});
