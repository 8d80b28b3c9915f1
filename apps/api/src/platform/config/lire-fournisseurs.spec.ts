import { describe, expect, test } from '@jest/globals';
import { lireConfiguration } from './configuration.js';
import { lireFournisseurs } from './lire-fournisseurs.js';

const complet = (prefixe: string, reste: Record<string, string> = {}) => ({
  [`${prefixe}_ISSUER`]: `https://${prefixe.toLowerCase().replaceAll('_', '-')}.invalid`,
  [`${prefixe}_CLIENT_ID`]: 'plateforme',
  [`${prefixe}_CLIENT_SECRET`]: 'secret',
  ...Object.fromEntries(Object.entries(reste).map(([nom, valeur]) => [`${prefixe}_${nom}`, valeur])),
});

function lire(reglages: Record<string, string>) {
  const fautes: string[] = [];
  return { profils: lireFournisseurs((nom) => reglages[nom] ?? null, fautes), fautes };
}

describe('fournisseurs d’identité réglés', () => {
  test('chacun a ses exigences d’usage ; plusieurs sont actifs à la fois, dans l’ordre de la page', () => {
    const { profils, fautes } = lire({
      ...complet('FRANCECONNECT'),
      ...complet('PROCONNECT'),
      ...complet('PRO_SANTE_CONNECT'),
    });
    expect(fautes).toEqual([]);
    expect(profils.map(({ code, publics, amrAttendus, userinfo }) => [code, publics, amrAttendus, userinfo])).toEqual([
      ['proconnect', ['agents'], ['mfa'], 'RS256'],
      ['pro-sante-connect', ['sante', 'agents'], [], 'json'],
      ['franceconnect', ['assures'], [], 'ES256'],
    ]);
  });

  test('celui de l’organisme garde ses trois variables, et peut dire plus', () => {
    expect(lire(complet('OIDC')).profils).toMatchObject([{ publics: ['agents', 'sante', 'assures'], acrAttendus: [] }]);
    const { profils } = lire(complet('OIDC', { PUBLICS: 'agents', AMR: 'mfa, hwk', MAX_AGE: '3600' }));
    expect(profils).toMatchObject([{ publics: ['agents'], amrAttendus: ['mfa', 'hwk'], maxAgeS: 3600 }]);
  });

  test.each([
    [
      { PROCONNECT_CLIENT_ID: 'a', PROCONNECT_ACR: 'b' },
      /^PROCONNECT_ISSUER : obligatoire avec PROCONNECT_CLIENT_ID, PROCONNECT_ACR\.$/,
    ],
    [{ PROCONNECT_ISSUER: 'https://a.invalid', PROCONNECT_CLIENT_ID: 'a' }, /^PROCONNECT_CLIENT_SECRET : obligatoire/],
    [complet('PROCONNECT', { ISSUER: 'ftp://a' }), /^PROCONNECT_ISSUER : adresse illisible/],
    [complet('PROCONNECT', { ISSUER: 'http://identite.invalid' }), /^PROCONNECT_ISSUER : https:\/\/ exigé/],
    [complet('PROCONNECT', { MAX_AGE: '60' }), /^PROCONNECT_MAX_AGE : ProConnect n’accepte pas/],
    [complet('PRO_SANTE_CONNECT', { MAX_AGE: 'une heure' }), /^PRO_SANTE_CONNECT_MAX_AGE : mettre un nombre/],
    [complet('PROCONNECT', { USERINFO: 'xml' }), /^PROCONNECT_USERINFO : mettre aucun, json, RS256, ES256/],
    [complet('PROCONNECT', { SCOPE: 'email' }), /^PROCONNECT_SCOPE : doit contenir « openid »/],
    [complet('PROCONNECT', { AMR: ',' }), /^PROCONNECT_AMR : obligatoire si le niveau eidas1/],
    [
      complet('FRANCECONNECT', { ACR: 'eidas1', ACR_VALUES: 'eidas1' }),
      /^FRANCECONNECT_AMR : obligatoire si le niveau eidas1/,
    ],
    [complet('FRANCECONNECT', { ACR: 'eidas3' }), /^FRANCECONNECT_ACR : aucun des niveaux demandés/],
    [complet('PRO_SANTE_CONNECT', { ACR: ',' }), /^PRO_SANTE_CONNECT_ACR : dire le niveau attendu/],
    [complet('FRANCECONNECT', { PUBLICS: 'agents' }), /^FRANCECONNECT_PUBLICS : le public de FranceConnect/],
    [complet('OIDC', { PUBLICS: 'tous' }), /^OIDC_PUBLICS : mettre un ou plusieurs/],
    [{ ...complet('OIDC'), ...complet('PROCONNECT', { ISSUER: 'https://oidc.invalid/' }) }, /même émetteur/],
  ] as const)('une faute est dite : %j', (reglages, faute) => {
    expect(lire(reglages as Record<string, string>).fautes.join('\n')).toMatch(faute);
  });

  test('toutes les fautes sont rendues ensemble, et le démarrage est refusé', () => {
    const lecture = lireConfiguration({
      DATABASE_URL: 'postgres://localhost/pdp',
      PDP_SECRET: 'x'.repeat(32),
      ...complet('PROCONNECT', { MAX_AGE: '60', USERINFO: 'xml' }),
      FRANCECONNECT_CLIENT_ID: 'a',
    });
    expect('fautes' in lecture && lecture.fautes.map((f) => f.split(' ')[0])).toEqual([
      'PROCONNECT_MAX_AGE',
      'PROCONNECT_USERINFO',
      'FRANCECONNECT_ISSUER',
    ]);
  });

  test('un service national suffit pour sortir de la démonstration', () => {
    const lecture = lireConfiguration({
      DATABASE_URL: 'postgres://localhost/pdp',
      PDP_SECRET: 'x'.repeat(32),
      ...complet('PROCONNECT'),
    });
    expect('configuration' in lecture && [lecture.configuration.demo, lecture.configuration.oidc]).toEqual([
      false,
      null,
    ]);
  });
});
