import { surNonConnecte } from '../api/client';
import { creerMagasin } from '../magasin';

/** Vrai quand le serveur ne reconnaît plus la session alors que la page est ouverte. */
export const sessionPerdue = creerMagasin(false);

let ouverte = false;

/** À appeler quand la session est connue : à partir de là, un 401 signifie qu'elle est perdue. */
export function marquerSessionOuverte(): void {
  ouverte = true;
  sessionPerdue.poser(false);
}

surNonConnecte(() => {
  if (ouverte) sessionPerdue.poser(true);
});
