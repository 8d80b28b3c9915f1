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

/** Motif écrit par l'administrateur, prêt à conserver ; vide ou illisible : 400 sur `motif`. */
export function lireMotif(motif: string): Resultat<string, ErreurMetier> {
  const lu = lireTexte(motif, { max: LIMITES_TEXTE.ligne });
  if (lu.ok) return succes(lu.valeur);
  return echec(
    erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
      champs: [{ chemin: 'motif', code: lu.erreur, message: MESSAGES_TEXTE[lu.erreur] }],
    }),
  );
}
