import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { morceauxDuLivret } from './morceaux-livret.js';

const FIN_DE_TETE = '</head>';
// Le premier script de la tête : ses lectures partent pendant que le reste se télécharge.
const AVANT_LES_SCRIPTS = /(\n\s*)<script /;

/**
 * Écrit `mon-livret.html`, la page d'accueil que le serveur rend à l'adresse du livret : la même, qui annonce en plus, dès la tête,
 * les morceaux de cette vue et ce qu'elle lira du serveur. Sur une ligne lente, chaque aller-retour épargné se voit.
 */
export function pageLivret(): Plugin {
  return {
    name: 'page-livret',
    writeBundle({ dir }, paquet) {
      if (dir === undefined) return;
      const accueil = readFileSync(join(dir, 'index.html'), 'utf8');
      const morceaux = morceauxDuLivret(paquet);
      const styles = morceaux.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      const liens = [
        ...styles.map((nom) => ({ rel: 'stylesheet', nom })),
        ...morceaux.map(({ fileName }) => ({ rel: 'modulepreload', nom: fileName })),
      ]
        .filter(({ nom }) => !accueil.includes(nom))
        .map(({ rel, nom }) => `<link rel="${rel}" crossorigin href="/${nom}">`);
      const page = accueil
        .replace(AVANT_LES_SCRIPTS, '$1<script src="/avance-livret.js"></script>$1<script ')
        .replace(FIN_DE_TETE, `${liens.map((lien) => `  ${lien}\n`).join('  ')}${FIN_DE_TETE}`);
      writeFileSync(join(dir, 'mon-livret.html'), page);
    },
  };
}
