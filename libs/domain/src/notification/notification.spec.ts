import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import { nombreMots, phrases } from '../livret/langage.js';
import { canauxImmediats, messageNeutre, PREFERENCES_PAR_DEFAUT } from './messages.js';
import {
  attenteAvantEssai,
  ATTENTES_ENVOI,
  ETATS_NOTIFICATION,
  MACHINE_NOTIFICATION,
  TRANSITIONS_NOTIFICATION,
  type EtatNotification,
  type TransitionNotification,
} from './notification.js';
import { TYPES_NOTIFICATION } from '../contrats/notification.contrat.js';
import { estUrgente, PHRASES_NOTIFICATION } from './types-notification.js';

const SYSTEME: readonly Acteur[] = ['SYSTEME'];
const ATTENDU: Readonly<
  Record<TransitionNotification, readonly [readonly EtatNotification[], EtatNotification, readonly Acteur[]]>
> = {
  envoyer: [['EN_FILE'], 'ENVOYEE', SYSTEME],
  confirmer: [['ENVOYEE'], 'DELIVREE', SYSTEME],
  lire: [['EN_FILE', 'ENVOYEE', 'DELIVREE', 'ECHEC', 'ABANDONNEE'], 'LUE', SYSTEME],
  echouer: [['EN_FILE', 'ENVOYEE'], 'ECHEC', SYSTEME],
  reessayer: [['ECHEC'], 'EN_FILE', SYSTEME],
  abandonner: [['ECHEC'], 'ABANDONNEE', SYSTEME],
  renvoyer: [['ECHEC', 'ABANDONNEE'], 'EN_FILE', ['ADMINISTRATEUR', 'COORDINATEUR']],
  annuler: [['EN_FILE', 'ECHEC', 'ABANDONNEE'], 'ANNULEE', SYSTEME],
};

it('la machine est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_NOTIFICATION)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_NOTIFICATION)].sort()).toEqual([...ETATS_NOTIFICATION].sort());
});

describe.each(TRANSITIONS_NOTIFICATION)('%s', (transition) => {
  it.each(ETATS_NOTIFICATION)('depuis %s', (etat) => {
    const [de, vers, par] = ATTENDU[transition];
    for (const acteur of [...FONCTIONS, 'SYSTEME'] as const) {
      const resultat = appliquer(MACHINE_NOTIFICATION, etat, {
        transition,
        acteur,
        remplies: { aEssaiRestant: true, estEssaiEpuise: true },
      });
      expect([acteur, resultat.ok ? resultat.valeur : 'refus']).toEqual([
        acteur,
        de.includes(etat) && par.includes(acteur) ? vers : 'refus',
      ]);
    }
  });
});

it('espace les essais puis abandonne', () => {
  expect([1, 2, 3, 4, 5, 6].map(attenteAvantEssai)).toEqual([...ATTENTES_ENVOI, null]);
  expect([...ATTENTES_ENVOI]).toEqual([...ATTENTES_ENVOI].sort((a, b) => a - b));
});

describe('textes neutres', () => {
  const INTERDITS = /PDP|médic|médecin|CPAM|Cap emploi|employeur|arrêt|santé|invalid|handicap|Morbihan|désinsertion/i;

  it.each(TYPES_NOTIFICATION)('%s ne révèle rien et se lit d’un trait', (type) => {
    const phrase = PHRASES_NOTIFICATION[type];
    expect(phrase).not.toMatch(INTERDITS);
    expect(phrases(phrase)).toHaveLength(1);
    expect(nombreMots(phrase)).toBeLessThanOrEqual(15);
  });

  it('le courriel est le même quelle que soit la cause', () => {
    expect(messageNeutre('https://exemple.invalid')).toEqual({
      objet: 'Nouveau message',
      texte: 'Vous avez un nouveau message dans votre espace. Connectez-vous\u00a0: https://exemple.invalid',
    });
    expect(messageNeutre('https://exemple.invalid', 3).texte).toContain('3 nouveaux messages');
    expect(messageNeutre('x').texte).not.toMatch(INTERDITS);
  });
});

it.each([
  ['IMMEDIAT', false, false, ['COURRIEL']],
  ['IMMEDIAT', true, false, ['COURRIEL']],
  ['QUOTIDIEN', false, false, []],
  ['QUOTIDIEN', false, true, ['COURRIEL']],
  ['QUOTIDIEN', true, true, ['COURRIEL', 'SMS']],
  ['QUOTIDIEN', true, false, []],
  ['AUCUN', false, true, []],
  ['AUCUN', true, true, ['SMS']],
] as const)('courriel %s, sms %p, urgente %p : %j', (courriel, sms, urgente, attendus) => {
  expect(canauxImmediats({ courriel, sms }, urgente)).toEqual(attendus);
});

it('par défaut : récapitulatif, urgences tout de suite', () => {
  expect(canauxImmediats(PREFERENCES_PAR_DEFAUT, estUrgente('TACHE_CONFIEE'))).toEqual([]);
  expect(canauxImmediats(PREFERENCES_PAR_DEFAUT, estUrgente('CONSENTEMENT_RETIRE'))).toEqual(['COURRIEL']);
});
