import { nouveauFichierDeCles } from '../chiffrement/trousseau.js';
import { lireConfiguration } from './configuration.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://pdp@127.0.0.1/pdp',
  PDP_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'https://pdp.invalid',
  OIDC_ISSUER: 'https://identite.invalid',
  OIDC_CLIENT_ID: 'pdp',
  OIDC_CLIENT_SECRET: 'secret',
  PDP_FICHIER_CLES: '/cles.json',
};
const CLES = JSON.stringify(nouveauFichierDeCles(new Date(0)));

/** Seul le fichier de clés existe, sauf ceux qu'on ajoute. */
const disque =
  (fichiers: Readonly<Record<string, string>> = {}) =>
  (chemin: string): string => {
    const contenu = { '/cles.json': CLES, ...fichiers }[chemin];
    if (contenu === undefined) throw new Error('absent');
    return contenu;
  };
const fautes = (ecarts: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const lue = lireConfiguration({ ...PRODUCTION, ...ecarts }, disque());
  return 'fautes' in lue ? lue.fautes : [];
};

it('une production bien réglée démarre, sans démonstration ni relais cru', () => {
  const lue = lireConfiguration(PRODUCTION, disque());
  expect(lue).toMatchObject({ configuration: { production: true, demo: false, relaisDeConfiance: 0 } });
});

it.each([
  ['sans secret', { PDP_SECRET: undefined }, /^PDP_SECRET : obligatoire/],
  ['un secret court', { PDP_SECRET: 'changez-moi' }, /^PDP_SECRET : obligatoire/],
  ['sans fournisseur d’identité', { OIDC_ISSUER: undefined }, /^OIDC_ISSUER : obligatoire/],
  ['un fournisseur sans secret', { OIDC_CLIENT_SECRET: undefined }, /^OIDC_CLIENT_SECRET : obligatoire/],
  ['sans adresse publique', { PUBLIC_URL: undefined }, /^PUBLIC_URL : obligatoire/],
  ['une adresse publique en clair', { PUBLIC_URL: 'http://pdp.invalid' }, /^PUBLIC_URL : la production exige/],
  ['sans base', { DATABASE_URL: undefined }, /^DATABASE_URL : obligatoire/],
  ['une base qui n’en est pas une', { DATABASE_URL: 'https://x' }, /^DATABASE_URL : adresse illisible/],
  ['un mode inconnu', { PDP_MODE: 'tout' }, /^PDP_MODE/],
  ['un port impossible', { PORT: '70000' }, /^PORT/],
  ['des relais en nombre absurde', { PDP_RELAIS: '40' }, /^PDP_RELAIS/],
  ['des relais négatifs', { PDP_RELAIS: '-1' }, /^PDP_RELAIS/],
  ['un fichier de secrets absent', { PDP_SECRETS_FILE: '/nulle/part' }, /^PDP_SECRETS_FILE/],
])('refuse de démarrer : %s', (_, ecarts, phrase) => {
  expect(fautes(ecarts).filter((faute) => phrase.test(faute))).toHaveLength(1);
});

it('les comptes de démonstration excluent la production : la demander en fait une démonstration, jamais les deux', () => {
  const lue = lireConfiguration({ ...PRODUCTION, PDP_DEMO: 'oui' }, disque());
  expect(lue).toMatchObject({ configuration: { demo: true, production: false } });
});

it('dit toutes les fautes à la fois, sans montrer de valeur', () => {
  const toutes = fautes({ PDP_SECRET: 'secret-trop-court', PORT: 'x', DATABASE_URL: 'mot-de-passe' });
  expect(toutes.length).toBeGreaterThanOrEqual(3);
  expect(toutes.join()).not.toMatch(/secret-trop-court|mot-de-passe/);
});

it('un secret se lit dans son fichier ; l’environnement l’emporte', () => {
  const fichier = disque({ '/x': JSON.stringify({ PDP_SECRET: 'f'.repeat(40), OIDC_CLIENT_ID: 'du fichier' }) });
  const lue = lireConfiguration({ ...PRODUCTION, PDP_SECRET: undefined, PDP_SECRETS_FILE: '/x' }, fichier);
  expect(lue).toMatchObject({ configuration: { secret: 'f'.repeat(40), oidc: { clientId: 'pdp' } } });
});
