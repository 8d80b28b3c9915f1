import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { ecrireDunCoup } from '../construction/empreintes.mjs';
import { versionDuDossier } from '../postgres/dossier.mjs';

const nouveauSecret = () => randomBytes(32).toString('base64url');

/**
 * Secrets de cette machine, tirés au hasard une seule fois : mot de passe de la base embarquée et clé de signature.
 * Le fichier est au format de `PDP_SECRETS_FILE`, lisible par son seul propriétaire.
 */
export function lireOuCreerSecrets(donnees, dossierDeLaBase) {
  const fichier = join(donnees, 'secrets.json');
  const connus = existsSync(fichier) ? lire(fichier) : {};
  if (!connus.PDP_POSTGRES_MOT_DE_PASSE && versionDuDossier(dossierDeLaBase) !== null) {
    throw new ErreurClaire(
      `Le mot de passe de la base est introuvable dans ${fichier} : remettez ce fichier, ou repartez de zéro avec « npm run reinitialiser ».`,
    );
  }
  const secrets = { PDP_POSTGRES_MOT_DE_PASSE: nouveauSecret(), PDP_SECRET: nouveauSecret(), ...connus };
  if (Object.keys(secrets).length > Object.keys(connus).length) {
    ecrireDunCoup(fichier, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  chmodSync(fichier, 0o600);
  return { fichier, motDePasse: secrets.PDP_POSTGRES_MOT_DE_PASSE };
}

function lire(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    throw new ErreurClaire(`Le fichier ${fichier} est illisible : remettez-le, ou lancez « npm run reinitialiser ».`);
  }
}
