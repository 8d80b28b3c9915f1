import { MESSAGES_TEXTE, echec, erreurMetier, lireTexte, succes, type ErreurMetier, type Resultat } from '@pdp/domain';

/** Texte reçu, prêt à conserver ; trop long, vide ou illisible : 400 sur le champ `texte`. */
export function lireTexteRecu(texte: string, max: number): Resultat<string, ErreurMetier> {
  const lu = lireTexte(texte, { max, multiligne: true });
  if (lu.ok) return succes(lu.valeur);
  const message = lu.erreur === 'TROP_LONG' ? `Au plus ${max} caractères.` : MESSAGES_TEXTE[lu.erreur];
  return echec(
    erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
      champs: [{ chemin: 'texte', code: lu.erreur, message }],
    }),
  );
}
