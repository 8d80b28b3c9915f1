import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { ErreurClaire } from '../commun/erreurs.mjs';

/** Place demandée au premier démarrage (base et démonstration) puis aux suivants, en octets. */
export const PLACE_MINIMALE = { premier: 300e6, suivant: 60e6 };

/** Port demandé par `PORT` ; `null` si la valeur n’a pas de sens (le serveur le dira avec le reste de ses réglages). */
export function portDemande(environnement = process.env) {
  const valeur = environnement.PORT?.trim() || '3000';
  const port = Number(valeur);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** Refuse, en une phrase, un port déjà écouté par un autre programme. */
export async function verifierPort(port, hote) {
  if (!port) return;
  const code = await essayerEcoute(port, hote);
  if (code === null) return;
  if (code === 'EACCES') {
    throw new ErreurClaire(
      `Le port ${port} est réservé au système : choisissez-en un autre, par exemple PORT=3000 npm start.`,
    );
  }
  if (code !== 'EADDRINUSE')
    throw new ErreurClaire(`L’adresse ${hote}:${port} ne peut pas être écoutée (${code}) : vérifiez HOST et PORT.`);
  throw new ErreurClaire(
    `Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou choisissez un autre port, par exemple PORT=${port + 1} npm start.`,
  );
}

function essayerEcoute(port, hote) {
  return new Promise((repondre) => {
    const serveur = createServer();
    serveur.once('error', (erreur) => repondre(erreur.code));
    serveur.listen({ port, host: hote, exclusive: true }, () => serveur.close(() => repondre(null)));
  });
}

/** Crée le dossier de données et refuse, en une phrase, un dossier interdit ou un disque presque plein. */
export function verifierDossierDeDonnees(dossier, { dejaCree, placeLibre = placeLibreDe }) {
  try {
    mkdirSync(dossier, { recursive: true, mode: 0o711 });
    accessSync(dossier, constants.W_OK | constants.X_OK);
  } catch (erreur) {
    if (erreur.code === 'ENOSPC') throw disquePlein(dossier, 0, PLACE_MINIMALE.premier);
    throw new ErreurClaire(
      `Le dossier de données ${dossier} n’est pas utilisable par ce compte : changez ses droits, ou indiquez-en un autre par PDP_DONNEES.`,
    );
  }
  const besoin = dejaCree ? PLACE_MINIMALE.suivant : PLACE_MINIMALE.premier;
  const libre = placeLibre(dossier);
  if (libre < besoin) throw disquePlein(dossier, libre, besoin);
}

/** La phrase d’un disque plein, la même partout. */
export function disquePlein(dossier, libre, besoin = PLACE_MINIMALE.suivant) {
  const mo = (octets) => `${Math.floor(octets / 1e6)} Mo`;
  return new ErreurClaire(
    `Le disque qui porte ${dossier} est plein (${mo(libre)} libres, il en faut ${mo(besoin)}) : libérez de la place puis relancez.`,
  );
}

/** Octets libres sur le disque d’un dossier ; l’infini si le système ne le dit pas. */
export function placeLibreDe(dossier) {
  try {
    const { bavail, bsize } = statfsSync(dossier);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
