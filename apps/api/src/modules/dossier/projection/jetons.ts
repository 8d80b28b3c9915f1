import { randomBytes } from 'node:crypto';
import { masquerNir } from '@pdp/domain';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { NomDeColonne } from '../../../platform/chiffrement/colonnes-scellees.js';

/** Ce que le lecteur verra d'une valeur ouverte : la portée s'applique après, ici et nulle part ailleurs. */
export type Vue = keyof typeof VUES;

/**
 * Encadre les jetons d'une réponse. Tirée au hasard par processus, jamais rendue à personne : aucun texte saisi ne peut
 * l'imiter, donc aucun ne peut faire ouvrir un sceau.
 */
export const MARQUE = randomBytes(24).toString('base64url');

/** La marque, telle que la requête de la fiche la reçoit. */
export const MARQUE_SQL = '$8::text';

/** Expression SQL d'un jeton : marque, vue, colonne, ligne lue, sceau, marque ; nulle si le sceau l'est. */
export const jetonSql = (colonne: NomDeColonne, vue: Vue, ligne: string, sceau: string): string =>
  `(${MARQUE_SQL} || '${vue}|${colonne}|' || ${ligne} || '|' || ${sceau} || ${MARQUE_SQL})`;

/** Remplace chaque jeton par son JSON, en un passage. */
export function ouvrirJetons(coffre: Coffre, texte: string): string {
  const morceaux = texte.split(MARQUE);
  for (let i = 1; i < morceaux.length; i += 2) morceaux[i] = ouvrir(coffre, morceaux[i]!);
  return morceaux.join('');
}

function ouvrir(coffre: Coffre, jeton: string): string {
  const [vue, colonne, ligne, sceau] = jeton.split('|') as [Vue, NomDeColonne, string, string];
  return VUES[vue](coffre.ouvrir(colonne, ligne, sceau));
}

const VUES = {
  objet: (json: string): string => json,
  /** Les membres de l'objet, sans ses accolades. */
  membres: (json: string): string => json.slice(1, -1),
  /** Les mêmes, à la suite d'autres. */
  suite: (json: string): string => (json === '{}' ? '' : `, ${json.slice(1, -1)}`),
  nir: (nir: string): string => JSON.stringify({ nir }),
  nirMasque: (nir: string): string => JSON.stringify({ nir: masquerNir(nir) }),
  invaliditeSeule: (json: string): string => {
    const { invalidite = null, invaliditeDepuis = null } = JSON.parse(json) as Record<string, string | null>;
    return JSON.stringify({ invalidite, invaliditeDepuis });
  },
};
