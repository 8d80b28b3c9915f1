import { appliquer, defautsMachine } from '../noyau/machine.js';
import {
  ETATS_TACHE,
  ETATS_TACHE_OUVERTS,
  MACHINE_TACHE,
  TRANSITIONS_TACHE,
  type EtatTache,
  type TransitionTache,
} from './tache.js';

const PERMIS: Readonly<Record<TransitionTache, Partial<Record<EtatTache, EtatTache>>>> = {
  commencer: { A_FAIRE: 'EN_COURS' },
  faire: { A_FAIRE: 'FAITE', EN_COURS: 'FAITE', BLOQUEE: 'FAITE' },
  bloquer: { A_FAIRE: 'BLOQUEE', EN_COURS: 'BLOQUEE' },
  reprendre: { BLOQUEE: 'EN_COURS' },
  abandonner: { A_FAIRE: 'SANS_OBJET', EN_COURS: 'SANS_OBJET', BLOQUEE: 'SANS_OBJET' },
  rouvrir: { FAITE: 'A_FAIRE', SANS_OBJET: 'A_FAIRE' },
};

describe('machine d’une tâche', () => {
  it('est bien construite', () => expect(defautsMachine(MACHINE_TACHE)).toEqual([]));

  it.each(ETATS_TACHE.flatMap((etat) => TRANSITIONS_TACHE.map((transition) => [etat, transition] as const)))(
    '%s, %s',
    (etat, transition) => {
      const resultat = appliquer(MACHINE_TACHE, etat, {
        transition,
        acteur: 'ASSISTANT_SERVICE_SOCIAL',
        remplies: { aMotif: true },
      });
      expect(resultat.ok ? resultat.valeur : undefined).toBe(PERMIS[transition][etat]);
    },
  );

  it.each(['bloquer', 'abandonner'] as const)('%s demande un motif', (transition) => {
    const resultat = appliquer(MACHINE_TACHE, 'EN_COURS', { transition, acteur: 'ASSISTANT_SERVICE_SOCIAL' });
    expect(resultat).toMatchObject({ ok: false, erreur: { code: 'EXIGENCE_NON_REMPLIE' } });
  });

  it('seules les tâches ouvertes attendent quelqu’un', () =>
    expect(ETATS_TACHE_OUVERTS).toEqual(['A_FAIRE', 'EN_COURS', 'BLOQUEE']));
});
