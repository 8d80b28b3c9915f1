import { cleNir, formerNumeroDossier, lireNumeroDossier, normaliserNir, normaliserPourRecherche } from '@pdp/domain';

/** Ce que la personne cherche, reconnu à sa forme. */
export type Recherche =
  | { readonly sorte: 'aucune' }
  | { readonly sorte: 'numero'; readonly numero: string }
  | { readonly sorte: 'nir'; readonly nir: string }
  | { readonly sorte: 'nom'; readonly motifs: readonly string[] }
  /** Trop court ou illisible : aucune réponse plutôt que tout le monde. */
  | { readonly sorte: 'vide' };

const MOTS_MAX = 3;
const CORPS_NIR = /^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}$/;

/** Numéro de dossier, NIR de 13 ou 15 caractères, ou mots du nom (sans accent ni casse, trois au plus). */
export function lireRecherche(saisie: string | undefined): Recherche {
  if (saisie === undefined || saisie.trim() === '') return { sorte: 'aucune' };
  const numero = lireNumeroDossier(saisie);
  if (numero) return { sorte: 'numero', numero: formerNumeroDossier(numero) };
  const nir = lireNirCherche(saisie);
  if (nir !== null) return { sorte: 'nir', nir };
  const mots = normaliserPourRecherche(saisie)
    .split(' ')
    .filter((mot) => mot.length > 1)
    .slice(0, MOTS_MAX);
  return mots.length === 0 ? { sorte: 'vide' } : { sorte: 'nom', motifs: mots.map((mot) => `%${mot}%`) };
}

// La clé se déduit : treize caractères suffisent à désigner une personne, et l'égalité se lit dans l'index unique.
function lireNirCherche(saisie: string): string | null {
  const nir = normaliserNir(saisie);
  const corps = nir.slice(0, 13);
  if (!CORPS_NIR.test(corps)) return null;
  if (nir.length === 13) return `${corps}${cleNir(corps)}`;
  return nir.length === 15 && /^\d{2}$/.test(nir.slice(13)) ? nir : null;
}
