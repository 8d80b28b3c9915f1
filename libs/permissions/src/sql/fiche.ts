import { CATEGORIES, type CategorieDonnee, type Fonction } from '@pdp/domain';
import type { Portee } from '../cellules.js';
import type { NomFait } from '../faits.js';
import { porteesPossibles } from '../regles.js';
import { expressionSql } from './compiler.js';
import { categoriesConsentiesSql, FAITS_SQL } from './faits-sql.js';
import { exigerAlias, numeroter, PARAMETRES_SUJET } from './parametres.js';

/** De quoi projeter un dossier en une seule requête préparée par fonction. */
export interface ExpressionsFiche {
  /** À placer après `FROM dossier d` : calcule chaque fait une seule fois, et cite les cinq paramètres. */
  readonly jointure: string;
  /** Expression booléenne, jamais nulle, par catégorie : « cette fonction la lit dans ce dossier ». */
  readonly expressions: Readonly<Record<CategorieDonnee, string>>;
  /** Portée à appliquer quand la catégorie est lue et n'est pas entière. */
  readonly portees: Readonly<Partial<Record<CategorieDonnee, Portee>>>;
}

/** Options de placement, comme pour `filtreDossiers`. */
export interface PlaceDeLaFiche {
  /** Faits à calculer en plus de ceux que la lecture demande (capacités d'écriture). */
  readonly faits?: readonly NomFait[];
  readonly premierParametre?: number;
  readonly alias?: string;
  readonly aliasFaits?: string;
}

/** Expressions de lecture d'un dossier pour une fonction ; valeurs : `valeursSujet(sujet)`. */
export function expressionsFiche(fonction: Fonction, place: PlaceDeLaFiche = {}): ExpressionsFiche {
  const f = exigerAlias(place.aliasFaits ?? 'droits');
  const utilises = new Set<NomFait>(place.faits);
  const expressions = {} as Record<CategorieDonnee, string>;
  const portees: Partial<Record<CategorieDonnee, Portee>> = {};
  for (const categorie of CATEGORIES) {
    const texte = expressionSql({ fonction, action: 'lire', categorie }, (fait) => {
      if (fait === 'estAuteur' || fait === 'estDestinataire') return 'FALSE';
      utilises.add(fait);
      return fait === 'aConsentementPour' ? `'${categorie}' = ANY (${f}.consenties)` : `${f}.${colonne(fait)}`;
    });
    expressions[categorie] = `(${texte})`;
    const portee = porteesPossibles(fonction, 'lire', categorie)[0];
    if (portee !== undefined && portee !== 'complete') portees[categorie] = portee;
  }
  return { jointure: jointureDesFaits(fonction, [...utilises], place, f), expressions, portees };
}

function jointureDesFaits(fonction: Fonction, faits: readonly NomFait[], place: PlaceDeLaFiche, f: string): string {
  const p = numeroter(place.premierParametre ?? 1);
  const d = exigerAlias(place.alias ?? 'd');
  const colonnes = faits.map((fait) =>
    fait === 'aConsentementPour'
      ? `${categoriesConsentiesSql(d, p)} AS consenties`
      : `${FAITS_SQL[fait]({ fonction, categorie: 'identite', d, t: null, p })} AS ${colonne(fait)}`,
  );
  const ancres = PARAMETRES_SUJET.map((nom) => p[nom]).join(', ');
  // OFFSET 0 empêche PostgreSQL de recopier les sous-requêtes dans chaque expression.
  return `CROSS JOIN LATERAL (SELECT ${[...colonnes, `ROW(${ancres}) AS sujet`].join(', ')} OFFSET 0) ${f}`;
}

const colonne = (fait: NomFait): string => fait.replace(/[A-Z]/g, (lettre) => `_${lettre.toLowerCase()}`);
