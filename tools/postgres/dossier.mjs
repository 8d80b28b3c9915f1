import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ErreurClaire, estDisquePlein } from '../commun/erreurs.mjs';
import { VERSION_MAJEURE } from './binaires.mjs';

/** Version majeure inscrite dans un dossier de données, ou `null` s’il n’a jamais servi. */
export function versionDuDossier(dossier) {
  try {
    return readFileSync(join(dossier, 'PG_VERSION'), 'utf8').trim();
  } catch (erreur) {
    if (erreur.code === 'ENOENT' || erreur.code === 'ENOTDIR') return null;
    if (erreur.code === 'EACCES') {
      throw new ErreurClaire(
        `Le dossier de données ${dossier} appartient à un autre compte : relancez sous ce compte, ou indiquez un autre dossier par PDP_DONNEES.`,
      );
    }
    throw erreur;
  }
}

/** Refuse, en une phrase, un dossier écrit par une autre version majeure ou rempli d’autre chose. */
export function verifierDossier(dossier) {
  const version = versionDuDossier(dossier);
  if (version === VERSION_MAJEURE) return;
  if (version !== null) {
    throw new ErreurClaire(
      `Le dossier de données ${dossier} vient de PostgreSQL ${version} et cette version utilise PostgreSQL ${VERSION_MAJEURE} : ` +
        'exportez-le avec son ancienne version, ou repartez de zéro avec « npm run reinitialiser ».',
    );
  }
  if (existsSync(dossier) && readdirSync(dossier).length > 0) {
    throw new ErreurClaire(
      `Le dossier ${dossier} n’est pas vide et n’est pas un dossier de données PostgreSQL : ` +
        'choisissez-en un autre par PDP_DONNEES.',
    );
  }
}

/**
 * Crée les fichiers de la base s’ils n’existent pas encore. L’essentiel se fait à côté puis se renomme d’un coup :
 * un arrêt brutal au milieu ne laisse jamais un dossier à moitié créé.
 */
export async function initialiserDossier(dossier, { binaires, compte, utilisateur, motDePasse }) {
  if (versionDuDossier(dossier) !== null) return false;
  mkdirSync(dirname(dossier), { recursive: true });
  const chantier = `${dossier}.en-cours`;
  const fichierMotDePasse = `${dossier}.mdp`;
  rmSync(chantier, { recursive: true, force: true });
  mkdirSync(chantier, { mode: 0o700 });
  compte.ceder(chantier);
  writeFileSync(fichierMotDePasse, `${motDePasse}\n`, { mode: 0o600 });
  compte.ceder(fichierMotDePasse);
  try {
    await executerInitdb(binaires, compte, argumentsInitdb(chantier, utilisateur, fichierMotDePasse));
    rmSync(dossier, { recursive: true, force: true });
    renameSync(chantier, dossier);
  } catch (erreur) {
    rmSync(chantier, { recursive: true, force: true });
    throw erreur;
  } finally {
    rmSync(fichierMotDePasse, { force: true });
  }
  return true;
}

// Le tri par défaut ne dépend pas de la machine (fournisseur intégré C.UTF-8) ; LC_CTYPE en UTF-8 est nécessaire à
// pg_trgm, qui sinon coupe les mots aux lettres accentuées.
function argumentsInitdb(chantier, utilisateur, fichierMotDePasse) {
  return [
    `--pgdata=${chantier}`,
    `--username=${utilisateur}`,
    `--pwfile=${fichierMotDePasse}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${localeDesCaracteres()}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

function localeDesCaracteres() {
  if (process.platform === 'win32') return 'C';
  const sortie = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '';
  const connues = sortie.split('\n').map((ligne) => ligne.trim());
  return ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'fr_FR.UTF-8'].find((nom) => connues.includes(nom)) ?? 'C';
}

function executerInitdb(binaires, compte, args) {
  const [programme, tous] = compte.enrober(binaires.initdb, args);
  return new Promise((reussir, echouer) => {
    const enfant = spawn(programme, tous, { ...compte.options, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let erreurs = '';
    enfant.stderr.on('data', (morceau) => (erreurs += morceau));
    enfant.on('error', echouer);
    enfant.on('close', (code) => {
      if (code === 0) return reussir();
      if (estDisquePlein(erreurs)) return echouer(Object.assign(new Error(erreurs), { code: 'ENOSPC' }));
      echouer(new ErreurClaire(`PostgreSQL n’a pas pu créer sa base : ${erreurs.trim() || `initdb a rendu ${code}`}`));
    });
  });
}
