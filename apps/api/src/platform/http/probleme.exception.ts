import { STATUT_DE_CODE, erreurMetier, type ErreurMetier, type Resultat } from '@pdp/domain';

/** Erreur prévue qui remonte jusqu'au filtre HTTP ou socket ; jamais construite ailleurs que par `deplier` et les gardes. */
export class ProblemeException extends Error {
  readonly statut: number;

  constructor(
    readonly erreur: ErreurMetier,
    /** Secondes avant de réessayer, pour l'en-tête `Retry-After`. */
    readonly attenteS: number | null = null,
  ) {
    super(erreur.code);
    this.statut = STATUT_DE_CODE[erreur.code];
  }
}

/** Rend la valeur d'un résultat, ou lève le problème que le filtre mettra en forme. */
export function deplier<T>(resultat: Resultat<T, ErreurMetier>): T {
  if (resultat.ok) return resultat.valeur;
  throw new ProblemeException(resultat.erreur);
}

/** Ce qu'on n'a pas le droit de voir n'existe pas (404), avec le même corps qu'un identifiant au hasard. */
export const introuvable = (): ErreurMetier =>
  erreurMetier('introuvable', 'Cet élément n’existe pas, ou vous n’y avez pas accès.');

/** Visible mais interdit d'agir (403). */
export const accesRefuse = (detail = 'Votre fonction ne permet pas cette action.'): ErreurMetier =>
  erreurMetier('acces-refuse', detail);

/** Version périmée (412) ; `actuel` est la projection du lecteur. */
export const versionPerimee = (actuel: unknown): ErreurMetier =>
  erreurMetier(
    'version-perimee',
    'Quelqu’un a modifié cet élément entre-temps. Comparez les deux versions avant d’enregistrer.',
    { actuel },
  );
