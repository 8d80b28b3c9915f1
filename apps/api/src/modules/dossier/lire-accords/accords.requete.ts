import type { Fonction } from '@pdp/domain';
import { nomDeRequete, VERSION_REGLES } from '@pdp/permissions';
import type { RequeteNommee } from '../../../platform/database/lecture.js';
import { droitsDe } from '../projection/droits.sql.js';
import { consentementsSql } from '../projection/entourage.sql.js';

const requetes = new Map<Fonction, RequeteNommee>();

/** Accords d'un dossier projetés pour une fonction : les cinq paramètres du sujet, $6 dossier. */
export function requeteAccords(fonction: Fonction): RequeteNommee {
  const connue = requetes.get(fonction);
  if (connue) return connue;
  const droits = droitsDe(fonction);
  const texte = `SELECT ${consentementsSql(fonction, droits.expressions.consentements)} AS accords FROM dossier d ${droits.jointure} WHERE d.id = $6::uuid AND ${droits.visible}`;
  const requete = { nom: nomDeRequete('accords', fonction, VERSION_REGLES), texte };
  requetes.set(fonction, requete);
  return requete;
}
