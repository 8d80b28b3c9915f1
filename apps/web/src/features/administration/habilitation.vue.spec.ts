import type { HabilitationAdminVue } from '@pdp/domain';
import * as vue from './habilitation.vue';

const habilitation: HabilitationAdminVue = {
  id: 'h',
  version: 1,
  utilisateur: {
    id: 'u',
    nom: 'Anne Essai',
    courriel: null,
    derniereConnexion: null,
    actif: true,
    suspendu: false,
    attendu: false,
  },
  fonction: 'REFERENT_CPAM',
  unite: 'CPAM',
  organisme: null,
  plateforme: null,
  debut: '2026-02-02T23:00:00.000Z',
  fin: null,
  motif: null,
  suspendue: false,
  active: true,
};
const MAINTENANT = '2026-11-24T09:00:00.000Z';

it('dit l’état et la période, dernier jour compris', () => {
  expect(vue.etatHabilitation(habilitation, MAINTENANT).libelle).toBe('En cours');
  expect(vue.etatHabilitation({ ...habilitation, active: false }, MAINTENANT).libelle).toBe('Terminée');
  expect(vue.etatHabilitation({ ...habilitation, active: false, debut: '2027-01-01' }, MAINTENANT).libelle).toBe(
    'À venir',
  );
  expect(
    vue.etatHabilitation({ ...habilitation, active: false, debut: '2026-11-24T09:00:30Z' }, MAINTENANT).libelle,
  ).toBe('Terminée');
  const suspendu = { ...habilitation.utilisateur, suspendu: true };
  expect(vue.etatHabilitation({ ...habilitation, active: false, utilisateur: suspendu }, MAINTENANT).libelle).toBe(
    'Compte suspendu',
  );
  expect(vue.etatHabilitation({ ...habilitation, active: false, suspendue: true }, MAINTENANT).libelle).toBe(
    'Non reconfirmée',
  );
  expect(vue.periodeEnClair(habilitation)).toBe('depuis le 03/02/2026');
  expect(vue.periodeEnClair({ ...habilitation, fin: '2026-06-30T22:00:00.000Z' })).toBe('du 03/02/2026 au 30/06/2026');
});

it('demande ce qui manque, et rien de plus', () => {
  expect(Object.keys(vue.validerHabilitation(vue.HABILITATION_VIDE))).toEqual([
    'utilisateurId',
    'fonction',
    'organismeId',
    'motif',
  ]);
  const complete = {
    ...vue.HABILITATION_VIDE,
    qui: 'nouvelle' as const,
    nom: ' Essai ',
    prenom: 'Anne',
    courriel: 'a@exemple.invalid',
    fonction: 'PILOTE',
    organismeId: 'o',
    motif: 'Arrivée',
  };
  expect(vue.validerHabilitation(complete)).toEqual({});
  expect(vue.validerHabilitation({ ...complete, debut: '2026-12-02', fin: '2026-12-01' })).toHaveProperty('fin');
  expect(vue.corpsHabilitation(complete)).toEqual({
    nouvelUtilisateur: { nom: 'Essai', prenom: 'Anne', courriel: 'a@exemple.invalid' },
    fonction: 'PILOTE',
    organismeId: 'o',
    motif: 'Arrivée',
  });
});

it('ne donne pas les fonctions de l’assuré', () => {
  expect(vue.FONCTIONS_A_DONNER).not.toContain('ASSURE');
  expect(vue.uniteDe('MEDECIN_TRAVAIL')).toBe('SPST');
  expect(vue.uniteDe('')).toBeUndefined();
});

it('traduit le choix de fin', () => {
  expect(vue.finChoisie('maintenant', '', MAINTENANT)).toBe(MAINTENANT);
  expect(vue.finChoisie('aucune', '2026-12-01', MAINTENANT)).toBeNull();
  expect(vue.finChoisie('date', '', MAINTENANT)).toBeUndefined();
});
