// `npm run pdp -- <commande> …` : actes d’exploitation, joués sur la base de DATABASE_URL par l’API construite.
import { pathToFileURL } from 'node:url';
import { ErreurClaire, sortirSurErreur } from './commun/erreurs.mjs';

/**
 * Commandes : nom → { resume, charger }. `charger` importe un module qui exporte
 * `executer(args: string[], { url }): Promise<void>`, au besoin `sansBase(args): boolean` (`url` est alors nulle), et qui lève `ErreurClaire` quand l’exploitant peut corriger.
 */
export const COMMANDES = {
  initialiser: {
    resume: 'première plateforme et premier administrateur, sur une base neuve',
    charger: () => import('./pdp/initialiser.mjs'),
  },
  organisme: {
    resume: '--departement 56 --type SPST --nom "AMIEM" --unites SPST,ETM : ajoute un organisme',
    charger: async () => ({ executer: (await import('./pdp/initialiser.mjs')).ajouterUnOrganisme }),
  },
  inviter: {
    resume: '--courriel ADRESSE : code d’invitation à usage unique pour un compte invité',
    charger: async () => ({ executer: (await import('./pdp/initialiser.mjs')).inviterUnCompte }),
  },
  journal: {
    resume: 'verifier | point | reprise --motif "…" | cles : le journal des accès est-il intact ?',
    charger: () => import('./pdp/journal.mjs'),
  },
  verifier: {
    resume: '[--json] : les séances, les messages, les états et le journal sont-ils cohérents ?',
    charger: () => import('./pdp/verifier.mjs'),
  },
  cles: {
    resume: 'creer | etat | rotation | ajouter | retirer ID | reindexer : les clés des données chiffrées',
    charger: () => import('./pdp/cles.mjs'),
  },
  conservation: {
    resume: '--a-blanc | --executer : ce qui est échu, et son effacement',
    charger: () => import('./pdp/conservation.mjs'),
  },
};

/** Aide, une ligne par commande. */
export function aide(commandes = COMMANDES) {
  const largeur = Math.max(0, ...Object.keys(commandes).map((nom) => nom.length));
  const lignes = Object.entries(commandes).map(([nom, { resume }]) => `  ${nom.padEnd(largeur)}  ${resume}`);
  return ['Usage : npm run pdp -- <commande> [options]', ...lignes].join('\n');
}

async function principal([nom, ...args]) {
  if (nom === undefined || nom === 'aide' || nom === '--help') return console.log(aide());
  const commande = Object.hasOwn(COMMANDES, nom) ? COMMANDES[nom] : null;
  if (!commande) throw new ErreurClaire(`Commande inconnue : ${nom}.\n${aide()}`, { code: 64 });
  const { executer, sansBase } = await commande.charger();
  await executer(args, { url: sansBase?.(args) ? null : await adresseDeLaBase() });
}

async function adresseDeLaBase() {
  const { readFileSync } = await import('node:fs');
  const fichier = process.env.PDP_SECRETS_FILE?.trim();
  const secrets = fichier ? JSON.parse(readFileSync(fichier, 'utf8')) : {};
  const lire = (nom) => process.env[nom]?.trim() || secrets[nom];
  const url = lire('DATABASE_MIGRATION_URL') || lire('DATABASE_URL') || (await baseEmbarquee());
  if (!url)
    throw new ErreurClaire('DATABASE_URL : obligatoire, sauf pendant que « npm start » tient la base embarquée.', {
      code: 78,
    });
  return url;
}

/** Adresse de la base de `npm start`, si elle tourne. */
async function baseEmbarquee() {
  const { existsSync, readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { dossierDesDonnees } = await import('./commun/chemins.mjs');
  const { lirePostmaster } = await import('./postgres/orphelin.mjs');
  const donnees = dossierDesDonnees();
  const serveur = lirePostmaster(join(donnees, 'postgres'));
  const fichier = join(donnees, 'secrets.json');
  if (!serveur || !existsSync(fichier)) return null;
  const { PDP_POSTGRES_MOT_DE_PASSE: motDePasse } = JSON.parse(readFileSync(fichier, 'utf8'));
  return `postgresql://pdp:${encodeURIComponent(motDePasse)}@127.0.0.1:${serveur.port}/pdp`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await principal(process.argv.slice(2)).catch(sortirSurErreur);
}
