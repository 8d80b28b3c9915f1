import {
  LIMITES_TEXTE,
  MESSAGES_TEXTE,
  echec,
  erreurMetier,
  lireTexte,
  succes,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';

/** Longueurs, en signes vus. */
export const LIMITES_DEMANDE = {
  detail: LIMITES_TEXTE.commentaire,
  texte: LIMITES_TEXTE.decision,
  motif: 600,
} as const;

/** Texte reçu prêt à conserver, `null` s'il est absent ou vide ; trop long ou illisible : 400 sur le champ. */
export function lireTexteDemande(
  chemin: keyof typeof LIMITES_DEMANDE | 'commentaire',
  valeur: string | undefined,
): Resultat<string | null, ErreurMetier> {
  if (valeur === undefined) return succes(null);
  const max = chemin === 'commentaire' ? LIMITES_DEMANDE.motif : LIMITES_DEMANDE[chemin];
  const lu = lireTexte(valeur, { max, multiligne: true, facultatif: true });
  if (lu.ok) return succes(lu.valeur === '' ? null : lu.valeur);
  const message = lu.erreur === 'TROP_LONG' ? `Au plus ${max} caractères.` : MESSAGES_TEXTE[lu.erreur];
  return echec(champFautif(chemin, lu.erreur, message));
}

/** Erreur 400 sur un seul champ. */
export const champFautif = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: [{ chemin, code, message }] });
