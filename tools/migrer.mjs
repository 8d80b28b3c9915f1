// `npm run migrer` : amène la base au dernier schéma, au nom de DATABASE_MIGRATION_URL (ou DATABASE_URL), puis sort. Pour un déploiement où les migrations
// passent avant les serveurs ; `npm start` les joue de lui-même.
import { readFileSync } from 'node:fs';
import { dossierDesDonnees } from './commun/chemins.mjs';

const fichier = process.env.PDP_SECRETS_FILE?.trim();
const secrets = fichier ? JSON.parse(readFileSync(fichier, 'utf8')) : {};
const lire = (nom) => process.env[nom]?.trim() || secrets[nom];
const url = lire('DATABASE_MIGRATION_URL') || lire('DATABASE_URL');
if (!url) {
  console.error('DATABASE_URL : obligatoire pour migrer la base.');
  process.exit(78);
}
const { migrer } = await import('../apps/api/dist/platform/database/migrer.js');
const { ouvrirCoffre } = await import('../apps/api/dist/platform/chiffrement/ouvrir-coffre.js');
const { fichierDesCles } = await import('../apps/api/dist/platform/chiffrement/fichier-cles.js');
const production = process.env.NODE_ENV === 'production' && lire('PDP_DEMO') !== 'oui';
const fichierCles = fichierDesCles(dossierDesDonnees(), lire('PDP_FICHIER_CLES') || null);
const coffre = () => ouvrirCoffre({ fichierCles, production });
try {
  // En démonstration les serveurs qui suivent peuvent n’avoir ces clés qu’en lecture : elles se tirent ici.
  if (!production) coffre();
  await migrer(url, coffre);
} catch (erreur) {
  if (erreur?.name !== 'FichierDeClesRefuse') throw erreur;
  console.error(erreur.message);
  process.exit(78);
}
console.log('Base à jour.');
