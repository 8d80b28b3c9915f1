// `npm run migrer` : amène la base au dernier schéma, au nom de DATABASE_MIGRATION_URL (ou DATABASE_URL), puis sort. Pour un déploiement où les migrations
// passent avant les serveurs ; `npm start` les joue de lui-même.
import { readFileSync } from 'node:fs';

const fichier = process.env.PDP_SECRETS_FILE?.trim();
const secrets = fichier ? JSON.parse(readFileSync(fichier, 'utf8')) : {};
const lire = (nom) => process.env[nom]?.trim() || secrets[nom];
const url = lire('DATABASE_MIGRATION_URL') || lire('DATABASE_URL');
if (!url) {
  console.error('DATABASE_URL : obligatoire pour migrer la base.');
  process.exit(78);
}
const { migrer } = await import('../apps/api/dist/platform/database/migrer.js');
await migrer(url);
console.log('Base à jour.');
