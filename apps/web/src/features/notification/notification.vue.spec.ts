import type { EnvoiVue, NotificationVue } from '@pdp/domain';
import * as vue from './notification.vue';

const notification = (id: string, creeLe: string): NotificationVue => ({
  id,
  type: 'TACHE_CONFIEE',
  texte: 'Une tâche vous est confiée.',
  lien: '/travail',
  creeLe,
  lueLe: null,
});

it('groupe par jour de Paris, sans changer l’ordre', () => {
  const jours = vue.parJour(
    [
      notification('a', '2026-11-24T09:00:00Z'),
      notification('b', '2026-11-23T23:30:00Z'),
      notification('c', '2026-11-23T08:00:00Z'),
      notification('d', '2026-11-02T08:00:00Z'),
    ],
    '2026-11-24',
  );
  expect(jours.map(({ titre, notifications }) => [titre, notifications.map(({ id }) => id).join('')])).toEqual([
    ['Aujourd’hui', 'ab'],
    ['Hier', 'c'],
    ['Lundi 2 novembre 2026', 'd'],
  ]);
});

it('dit la suite d’un échec', () => {
  expect(vue.suiteEnvoi({ etat: 'ECHEC', prochainEssai: '2026-11-24T09:00:00Z' })).toMatch(/24 nov\. 2026, 10 h/);
  expect(vue.suiteEnvoi({ etat: 'ECHEC', prochainEssai: null })).toBe('Un nouvel essai est prévu.');
  expect(vue.suiteEnvoi({ etat: 'ABANDONNEE', prochainEssai: null })).toMatch(/^Plus aucun/);
});

it('ne propose de renvoyer que ce qui peut l’être, à qui le peut', () => {
  const envoi = (etat: EnvoiVue['etat']): EnvoiVue => ({
    id: 'e',
    canal: 'COURRIEL',
    destinataire: 'a@exemple.invalid',
    objet: 'Objet',
    texte: 'Texte',
    etat,
    tentatives: 5,
    derniereErreur: null,
    creeLe: '2026-11-24T09:00:00Z',
    envoyeLe: null,
    prochainEssai: null,
  });
  expect(vue.peutRenvoyer(envoi('ABANDONNEE'), 'ADMINISTRATEUR')).toBe(true);
  expect(vue.peutRenvoyer(envoi('ABANDONNEE'), 'ASSISTANT_SERVICE_SOCIAL')).toBe(false);
  expect(vue.peutRenvoyer(envoi('ENVOYEE'), 'ADMINISTRATEUR')).toBe(false);
});
