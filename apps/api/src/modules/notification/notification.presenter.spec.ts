import { describe, expect, test } from '@jest/globals';
import { TYPES_NOTIFICATION, type TypeNotification } from '@pdp/domain';
import { presenterEnvoi, presenterNotification } from './notification.presenter.js';
import type { RessourceNotifiee } from './notification.port.js';
import type { LigneEnvoi, LigneNotification } from './persistence/lecture-notifications.js';

const le = new Date('2026-11-22T08:00:00Z');
const ligne = (
  type: TypeNotification,
  ressource: RessourceNotifiee,
  dossier_id: string | null = 'D',
): LigneNotification => ({
  id: 'N',
  type,
  ressource,
  ressource_id: 'R',
  dossier_id,
  cree_le: le,
  lue_le: null,
  rang: '',
});

describe('notification montrée', () => {
  test.each<[TypeNotification, RessourceNotifiee, string | null, string]>([
    ['SIGNALEMENT_RECU', 'signalement', null, '/signalements?vue=recus&ouvert=R'],
    ['SIGNALEMENT_SUITE', 'signalement', null, '/signalements?vue=emis&ouvert=R'],
    ['CONVOCATION_REVUE', 'revue', null, '/revues/R'],
    ['DECISION_REVUE', 'passage', 'D', '/dossiers/D'],
    ['TACHE_CONFIEE', 'tache', 'D', '/dossiers/D'],
    ['TACHE_CONFIEE', 'tache', null, '/travail'],
    ['VISITE_DEMANDEE', 'visite', 'D', '/travail?visite=R'],
    ['VISITE_RESULTAT', 'visite', 'D', '/dossiers/D'],
    ['CONSENTEMENT_RETIRE', 'dossier', 'D', '/dossiers/R'],
    ['FICHIER_REFUSE', 'document', 'D', '/dossiers/D?onglet=documents'],
    ['FICHIER_REFUSE', 'dossier', 'D', '/dossiers/R'],
    ['RAPPEL_RENDEZ_VOUS', 'rendez-vous', 'D', '/dossiers/D?onglet=entretiens'],
  ])('%s sur %s mène à la bonne page', (type, ressource, dossierId, lien) => {
    expect(presenterNotification(ligne(type, ressource, dossierId), 'MEDECIN_CONSEIL').lien).toBe(lien);
  });

  test.each(['ASSURE', 'MANDATAIRE'] as const)('%s : toujours le livret', (fonction) => {
    for (const type of TYPES_NOTIFICATION)
      expect(presenterNotification(ligne(type, 'dossier'), fonction).lien).toBe('/mon-livret');
  });

  test('chaque type a une phrase', () => {
    for (const type of TYPES_NOTIFICATION)
      expect(presenterNotification(ligne(type, 'dossier'), 'PILOTE').texte).toMatch(/^[A-ZÀ-Ý].+\.$/);
  });
});

const MONTRER = { adresseDuSite: 'https://x.invalid', ouvrir: (l: LigneEnvoi) => l.adresse_scellee };
const JAMAIS = {
  adresseDuSite: 'https://x.invalid',
  ouvrir: () => {
    throw new Error('l’adresse d’un assuré ne s’ouvre que pour lui');
  },
};

describe('envoi montré', () => {
  const envoi: LigneEnvoi = {
    id: 'E',
    utilisateur_id: 'U',
    canal: 'COURRIEL',
    adresse_scellee: 'a@demo.pdp',
    est_assure: true,
    nombre: 1,
    etat: 'ECHEC',
    tentatives: 1,
    derniere_erreur: 'occupé',
    cree_le: le,
    envoye_le: null,
    prochain_essai: le,
    rang: '',
  };

  test('l’adresse d’un assuré ne se montre qu’à lui', () => {
    expect(presenterEnvoi(envoi, 'U', MONTRER).destinataire).toBe('a@demo.pdp');
    expect(presenterEnvoi(envoi, 'AUTRE', JAMAIS).destinataire).not.toContain('@');
    expect(presenterEnvoi({ ...envoi, est_assure: false }, 'AUTRE', MONTRER).destinataire).toBe('a@demo.pdp');
  });

  test('un prochain essai n’est annoncé que s’il aura lieu', () => {
    expect(presenterEnvoi(envoi, 'U', MONTRER).prochainEssai).toBe(le.toISOString());
    expect(presenterEnvoi({ ...envoi, etat: 'ABANDONNEE' }, 'U', MONTRER).prochainEssai).toBeNull();
  });
});
