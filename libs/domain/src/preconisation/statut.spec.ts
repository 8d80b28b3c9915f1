import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import { ETATS_PRECONISATION, MACHINE_PRECONISATION, TRANSITIONS_PRECONISATION } from './statut.js';

it('la machine est bien construite, chaque statut atteint', () => {
  expect(defautsMachine(MACHINE_PRECONISATION)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_PRECONISATION)].sort()).toEqual([...ETATS_PRECONISATION].sort());
});

it('le référent seul note un pas', () => {
  for (const acteur of FONCTIONS)
    for (const transition of TRANSITIONS_PRECONISATION) {
      const permis = ETATS_PRECONISATION.some(
        (etat) => appliquer(MACHINE_PRECONISATION, etat, { transition, acteur }).ok,
      );
      expect({ acteur, permis }).toEqual({ acteur, permis: acteur === 'ASSISTANT_SERVICE_SOCIAL' });
    }
});
