import { describe, expect, test } from '@jest/globals';
import { ATTENTES_ENVOI, MACHINE_NOTIFICATION, type EtatNotification } from '@pdp/domain';
import { suiteDe } from './envoyer-message.use-case.js';

describe('suite d’un essai d’envoi', () => {
  const maintenant = new Date('2026-11-22T08:00:00Z');
  const manque = { ok: false, cause: 'occupé', definitif: false } as const;

  test('remis : confirmé ou seulement parti, sans nouvel essai', () => {
    expect(suiteDe({ ok: true, confirme: true }, 1, maintenant)).toEqual({
      etat: 'DELIVREE',
      erreur: null,
      envoyeLe: maintenant,
      prochainEssai: null,
    });
    expect(suiteDe({ ok: true, confirme: false }, 3, maintenant).etat).toBe('ENVOYEE');
  });

  test('manqué : cinq attentes croissantes, puis l’abandon au sixième essai', () => {
    const attentes = [1, 2, 3, 4, 5].map(
      (n) => (suiteDe(manque, n, maintenant).prochainEssai!.getTime() - maintenant.getTime()) / 1000,
    );
    expect(attentes).toEqual([...ATTENTES_ENVOI]);
    expect(suiteDe(manque, 6, maintenant)).toEqual({
      etat: 'ABANDONNEE',
      erreur: 'occupé',
      envoyeLe: null,
      prochainEssai: null,
    });
  });

  test('refus définitif : abandonné au premier essai', () => {
    expect(suiteDe({ ...manque, definitif: true }, 1, maintenant).etat).toBe('ABANDONNEE');
  });

  test('chaque suite est atteignable depuis EN_FILE dans la machine du domaine', () => {
    const depuisEnFile = new Set<EtatNotification>(['EN_FILE']);
    for (const etat of depuisEnFile)
      for (const t of Object.values(MACHINE_NOTIFICATION.transitions))
        if (t.de.includes(etat) && t.par.includes('SYSTEME')) depuisEnFile.add(t.vers);
    for (const etat of ['DELIVREE', 'ENVOYEE', 'ECHEC', 'ABANDONNEE'] as const)
      expect(depuisEnFile.has(etat)).toBe(true);
  });
});
