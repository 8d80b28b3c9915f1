import type { Fonction } from '@pdp/domain';
import { nomDeRequete, VERSION_REGLES } from '@pdp/permissions';
import type { RequeteNommee } from '../../../platform/database/lecture.js';
import { droitsDe, type DroitsFonction } from '../projection/droits.sql.js';
import { JOURS_ARRET } from '../projection/fiche.sql.js';
import { DERNIER_ARRET } from '../projection/morceaux.js';
import type { ColonnesNom } from './nom-de-ligne.js';

/** Ligne de `requetePersonnes`. */
export type LignePersonne = ColonnesNom & {
  readonly dossier_id: string;
  readonly numero: string;
  readonly visible: boolean;
  readonly jour_arret: number | null;
  readonly risque: string | null;
};

const requetes = new Map<Fonction, RequeteNommee>();

/** Noms et arrêts projetés de plusieurs dossiers : les cinq paramètres du sujet, $6 ids, $7 aujourd'hui. */
export function requetePersonnes(fonction: Fonction): RequeteNommee {
  const connue = requetes.get(fonction);
  if (connue) return connue;
  const droits = droitsDe(fonction);
  const requete = {
    nom: nomDeRequete('personnes', fonction, VERSION_REGLES),
    texte: `SELECT d.id AS dossier_id, d.numero, ${droits.visible} AS visible, ${colonnesPersonneSql(droits)}
FROM dossier d JOIN assure s ON s.id = d.assure_id
${droits.jointure}
CROSS JOIN (SELECT $7::date AS aujourdhui) jour
${DERNIER_ARRET}
${REPRISE_ARRET}
WHERE d.id = ANY ($6::uuid[])`,
  };
  requetes.set(fonction, requete);
  return requete;
}

/** La date de reprise, seule donnée de la fiche dont dépend le nombre de jours d'arrêt ; alias `k`. */
export const REPRISE_ARRET = `LEFT JOIN LATERAL (SELECT x.contenu::text AS c_arret FROM categorie_dossier x WHERE x.dossier_id = d.id AND x.categorie = 'arret') k ON TRUE`;

/** Identité et arrêt d'une ligne de liste, nuls si la catégorie n'est pas lisible ; le risque demande l'arrêt entier. */
export function colonnesPersonneSql({ expressions, portees }: DroitsFonction): string {
  const identite = (colonne: string, alias: string): string =>
    `CASE WHEN ${expressions.identite} THEN ${colonne} END AS ${alias}`;
  return [
    identite('s.sexe', 'sexe'),
    identite('s.prenom', 'prenom'),
    identite('s.nom_naissance', 'nom_naissance'),
    identite('s.nom_usage', 'nom_usage'),
    `CASE WHEN ${expressions.arret} AND ar.date_debut IS NOT NULL THEN ${JOURS_ARRET} END AS jour_arret`,
    `${portees.arret === undefined ? `CASE WHEN ${expressions.arret} THEN ar.risque END` : 'NULL::text'} AS risque`,
  ].join(', ');
}
