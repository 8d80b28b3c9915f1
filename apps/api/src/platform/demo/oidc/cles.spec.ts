import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { deriverCles } from './cles.js';

const SECRET = 'secret-des-essais-0123456789-0123456789';

describe('clés du fournisseur de démonstration', () => {
  test('le même secret rend les mêmes clés, un autre secret d’autres clés', () => {
    expect(deriverCles(SECRET)).toEqual(deriverCles(SECRET));
    const autres = deriverCles(`${SECRET}!`);
    expect(autres.signature.d).not.toBe(deriverCles(SECRET).signature.d);
    expect(autres.cookies).not.toBe(deriverCles(SECRET).cookies);
  });

  test('les clés de chaque usage diffèrent', () => {
    const { signature, cookies, secretClient } = deriverCles(SECRET);
    expect(new Set([signature.d, cookies, secretClient]).size).toBe(3);
  });

  test('la clé de signature est une vraie paire P-256', () => {
    for (const n of Array.from({ length: 20 }, (_, i) => i)) {
      const { signature } = deriverCles(`${SECRET}${n}`);
      const { d: _, ...publique } = signature;
      const message = Buffer.from('message');
      const preuve = sign('sha256', message, createPrivateKey({ key: signature as never, format: 'jwk' }));
      expect(verify('sha256', message, createPublicKey({ key: publique as never, format: 'jwk' }), preuve)).toBe(true);
    }
  });
});
