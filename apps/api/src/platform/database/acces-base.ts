import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActeurOuSysteme } from '../config/acteur.js';

/**
 * Au nom de qui la base est lue : un acteur, ou `SYSTEME` pour les traitements automatiques et le calcul des droits.
 * Les politiques de lignes (migration « second mur ») ne connaissent que cette valeur ; vide, elles ne rendent rien.
 */
export type AccesBase = string;

export const ACCES_SYSTEME: AccesBase = 'SYSTEME';
const SANS_ACCES: AccesBase = '';

type Porteur = { acces: AccesBase };

const portee = new AsyncLocalStorage<Porteur>();

/** Accès de cet acteur ; en `ECRITURE`, le mur laisse passer : le cas d'usage y vérifie ses droits sous verrou. */
export function accesDe(acteur: ActeurOuSysteme, mode: 'LECTURE' | 'ECRITURE' = 'LECTURE'): AccesBase {
  if (acteur.fonction === null) return ACCES_SYSTEME;
  const { utilisateurId, fonction, unite, organismeId, plateformeId, assureId } = acteur;
  return [mode, utilisateurId, fonction, unite, organismeId ?? '', plateformeId ?? '', assureId ?? ''].join('|');
}

/** Ouvre une portée encore sans accès : tout ce que `suite` lancera lira au nom de l'acteur posé ensuite. */
export const ouvrirPortee = <T>(suite: () => T): T => portee.run({ acces: SANS_ACCES }, suite);

/** Joue `suite` au nom de cet accès. */
export const sousAcces = <T>(acces: AccesBase, suite: () => T): T => portee.run({ acces }, suite);

/** Pose l'acteur de la portée en cours, une fois connu ; sans portée ouverte, rien n'est lisible. */
export function poserActeur(acteur: ActeurOuSysteme): void {
  const porteur = portee.getStore();
  if (porteur) porteur.acces = accesDe(acteur);
}

export const accesCourant = (): AccesBase => portee.getStore()?.acces ?? SANS_ACCES;

/** Pose l'accès d'une connexion ou d'une transaction, et oublie le dossier déjà admis sous le précédent. */
export const POSER_ACCES = (local: boolean): string =>
  `SELECT set_config('pdp.acces', $1, ${local}), set_config('pdp.admis', '', ${local})`;

/** SQLSTATE d'une écriture dont l'auteur n'est plus habilité. */
export const PLUS_HABILITE_SQLSTATE = 'PDP01';

/**
 * Comme `POSER_ACCES`, pour une transaction d'écriture, en relisant l'habilitation sous verrou partagé dans la même requête :
 * qui ferme le compte ou termine l'habilitation attend la fin de l'acte, ou l'acte l'attend et échoue (`PLUS_HABILITE_SQLSTATE`).
 * `$2` utilisateur, `$3` habilitation.
 */
export const POSER_ACCES_HABILITE = `SELECT set_config('pdp.acces', $1, true), set_config('pdp.admis', '', true),
  pdp_exiger_habilitation($2::uuid, $3::uuid)`;

/** Rôle sous lequel l'application travaille : ne possède rien, ne contourne aucune politique. */
export const ROLE_APPLICATION = 'pdp_application';
