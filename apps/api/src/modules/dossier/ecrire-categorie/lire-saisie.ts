import {
  coherences,
  erreurMetier,
  echec,
  lireContenu,
  SCHEMAS_FICHE,
  succes,
  type CategorieFiche,
  type ContenusFiche,
  type DateCivile,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';

/** Champs que la fiche calcule : renvoyés tels quels par un écran, ils ne sont pas une saisie. */
const CALCULES: Readonly<Partial<Record<CategorieFiche, readonly string[]>>> = { arret: ['jours', 'enCours'] };

/**
 * Contenu d'une catégorie tel que reçu, contrôlé par le schéma du domaine (mêmes champs et limites qu'à l'écran).
 * Forme mauvaise : 400, champ par champ ; champs qui se contredisent : 422. Une clé absente est vidée.
 */
export function lireSaisie<C extends CategorieFiche>(
  categorie: C,
  corps: unknown,
  aujourdhui: DateCivile,
): Resultat<ContenusFiche[C], ErreurMetier> {
  const lu = lireContenu(SCHEMAS_FICHE[categorie], sansCalcules(categorie, corps), aujourdhui);
  if (!lu.ok) return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
  const contenu = lu.valeur as ContenusFiche[C];
  const champs = coherences(categorie, contenu, { aujourdhui });
  return champs.length > 0
    ? echec(erreurMetier('regle-metier', 'Certains champs se contredisent.', { champs }))
    : succes(contenu);
}

function sansCalcules(categorie: CategorieFiche, corps: unknown): unknown {
  const calcules = CALCULES[categorie];
  if (!calcules || typeof corps !== 'object' || corps === null || Array.isArray(corps)) return corps;
  return Object.fromEntries(Object.entries(corps).filter(([cle]) => !calcules.includes(cle)));
}
