import { createMongoAbility, type MongoAbility } from '@casl/ability';
import type { CategorieDonnee, Fonction } from '@pdp/domain';
import { FAITS, NOMS_FAITS, type ContexteFait, type NomFait } from './faits.js';
import { reglesDe, type ActionCompilee } from './regles.js';

/** Valeur de tous les faits pour une ressource donnée ; c'est le seul objet que CASL examine. */
export type Projection = { readonly categorie: CategorieDonnee } & Readonly<Record<NomFait, boolean>>;

/** Capacité CASL d'une fonction : interne à la bibliothèque, jamais exportée par son entrée. */
export type Capacite = MongoAbility<[ActionCompilee, CategorieDonnee | Projection]>;

const capacites = new Map<Fonction, Capacite>();

/** Capacité d'une fonction, construite une fois : les règles ne dépendent de rien d'autre. */
export function capaciteDe(fonction: Fonction): Capacite {
  const connue = capacites.get(fonction);
  if (connue) return connue;
  const regles = reglesDe(fonction).map(({ action, subject, conditions }) => ({
    action,
    subject,
    conditions: { ...conditions },
  }));
  const capacite = createMongoAbility<Capacite>(regles, {
    detectSubjectType: (ressource) => ressource.categorie,
    // Les mots « manage » et « all » de CASL n'ont pas de sens ici : aucune règle ne peut porter ceux-ci.
    anyAction: 'aucune-action-ne-vaut-toutes',
    anySubjectType: 'aucune-ressource-ne-vaut-toutes',
  });
  capacites.set(fonction, capacite);
  return capacite;
}

/** Calcule tous les faits d'une ressource ; lève `FaitNonCharge` si l'un manque. */
export function projeter(contexte: ContexteFait): Projection {
  const projection: Record<string, boolean | string> = { categorie: contexte.categorie };
  for (const nom of NOMS_FAITS) projection[nom] = FAITS[nom](contexte);
  return projection as Projection;
}

/**
 * Interroge CASL sur une ressource, jamais sur un type : demander « peut-on lire des dossiers ? » répondrait oui
 * dès qu'une règle conditionnelle existe.
 */
export function capaciteAutorise(capacite: Capacite, action: ActionCompilee, ressource: Projection): boolean {
  if (typeof ressource !== 'object' || ressource === null) {
    throw new TypeError('Une autorisation se demande sur une ressource, jamais sur un type');
  }
  return capacite.can(action, ressource);
}
