import { rulesToAST } from '@casl/ability/extra';
import type { CategorieDonnee, Fonction } from '@pdp/domain';
import { capaciteDe } from '../capacite.js';
import type { Portee } from '../cellules.js';
import { NOMS_FAITS, type NomFait } from '../faits.js';
import { actionCompilee, porteesPossibles } from '../regles.js';
import type { ActionDonnee } from '../sujet.js';

/** Arbre de conditions produit par CASL. */
type Arbre = NonNullable<ReturnType<typeof rulesToAST>>;

/** Texte SQL d'un fait, au choix de l'appelant : prédicat complet, ou colonne déjà calculée. */
export type EcrireFait = (fait: NomFait) => string;

/**
 * Traduit les règles d'une fonction en expression booléenne SQL. Le texte ne dépend que de la fonction,
 * de l'action et de la catégorie : il peut servir de requête préparée nommée.
 */
export function expressionSql(
  cible: { readonly fonction: Fonction; readonly action: ActionDonnee; readonly categorie: CategorieDonnee },
  ecrireFait: EcrireFait,
): string {
  const branches = porteesLues(cible).flatMap((portee) => {
    const action = actionCompilee(cible.action, portee);
    const arbre = rulesToAST(capaciteDe(cible.fonction), action, cible.categorie);
    return arbre === null ? [] : [traduire(arbre, ecrireFait)];
  });
  return joindre('or', branches);
}

/** Comme `peut` : une écriture s'entend de toute la catégorie, les autres actions de toute portée. */
function porteesLues(cible: {
  readonly fonction: Fonction;
  readonly action: ActionDonnee;
  readonly categorie: CategorieDonnee;
}): readonly Portee[] {
  return cible.action === 'ecrire' ? ['complete'] : porteesPossibles(cible.fonction, cible.action, cible.categorie);
}

/** N'accepte que ce que `regle` sait construire : `et`, `ou`, et « fait = vrai ». Tout le reste est un bogue. */
function traduire(arbre: Arbre, ecrireFait: EcrireFait): string {
  if (arbre.operator === 'and' || arbre.operator === 'or') {
    const parties = (arbre.value as Arbre[]).map((partie) => traduire(partie, ecrireFait));
    if (parties.length === 0) throw new TypeError('Condition vide dans une règle de droits');
    return joindre(arbre.operator, parties);
  }
  const champ = 'field' in arbre ? arbre.field : null;
  if (arbre.operator !== 'eq' || arbre.value !== true || !estNomDeFait(champ)) {
    throw new TypeError(`Condition de droits intraduisible en SQL : ${arbre.operator} ${String(champ)}`);
  }
  return ecrireFait(champ);
}

/** Joint des expressions en éliminant FALSE ; un « ou » sans branche est FALSE : fermé par défaut. */
function joindre(operateur: 'and' | 'or', parties: readonly string[]): string {
  if (operateur === 'and' && parties.includes('FALSE')) return 'FALSE';
  const utiles = [...new Set(parties)].filter((partie) => partie !== 'FALSE');
  if (utiles.length < 2) return utiles[0] ?? 'FALSE';
  return `(${utiles.join(operateur === 'and' ? ' AND ' : ' OR ')})`;
}

const estNomDeFait = (champ: unknown): champ is NomFait => (NOMS_FAITS as readonly unknown[]).includes(champ);
