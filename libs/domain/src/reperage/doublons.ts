import type { LigneRequete } from './ligne.js';
import { motifRejet, type MotifRejet } from './motifs-rejet.js';

/**
 * Repère les répétitions au fil d'un fichier : la première ligne d'un arrêt gagne, les suivantes sont rejetées
 * et nomment la première. À créer une fois par fichier ; garde une entrée par arrêt, pas les lignes.
 */
export const creerDetecteurDoublons = (): ((ligne: LigneRequete) => MotifRejet | null) => {
  const vues = new Map<string, { readonly numero: number; readonly empreinte: string }>();
  return (ligne) => {
    const cle = `${ligne.nir} ${ligne.dateDebut}`;
    const vue = vues.get(cle);
    const empreinte = empreinteDe(ligne);
    if (!vue) {
      vues.set(cle, { numero: ligne.numero, empreinte });
      return null;
    }
    const code = vue.empreinte === empreinte ? 'DOUBLON' : 'DOUBLON_CONTRADICTOIRE';
    return motifRejet(code, `(ligne ${vue.numero})`);
  };
};

// Ce qui distingue deux lignes d'un même arrêt ; un nombre court suffit, l'égalité ne décide que de la phrase.
const empreinteDe = ({ numero: _numero, ...valeurs }: LigneRequete): string => {
  const texte = JSON.stringify(valeurs);
  let a = 0x811c9dc5;
  for (let i = 0; i < texte.length; i += 1) a = Math.imul(a ^ texte.charCodeAt(i), 0x01000193);
  return (a >>> 0).toString(36) + texte.length.toString(36);
};
