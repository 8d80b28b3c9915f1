import { expect, it } from '@jest/globals';
import { accesEnClair } from './acces-livret.vue';

const QUI = 'l’assurée';

it('dit où en est l’accès, et ne propose un code qu’à qui peut encore s’en servir', () => {
  const finDuCode = '2026-12-03T09:30:00.000Z';
  expect(accesEnClair({ etat: 'JAMAIS_OUVERT', finDuCode: null }, QUI).bouton).toBe('Donner un code d’accès');
  expect(accesEnClair({ etat: 'CODE_DONNE', finDuCode }, QUI).phrase).toBe(
    'Valable jusqu’au jeu. 3 déc. 2026, 10 h 30\u00a0; l’assurée ne s’est pas encore connectée.',
  );
  expect(accesEnClair({ etat: 'CODE_PERIME', finDuCode }, 'l’assuré').phrase).toMatch(
    /l’assuré ne s’en est pas servi\./,
  );
  for (const etat of ['OUVERT', 'FERME'] as const)
    expect(accesEnClair({ etat, finDuCode: null }, QUI).bouton).toBeNull();
  expect(accesEnClair({ etat: 'OUVERT', finDuCode: null }, QUI).phrase).toBe('L’assurée se connecte à son livret.');
});
