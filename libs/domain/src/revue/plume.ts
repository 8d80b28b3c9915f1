/** Un silence de l'écrivain plus long que ceci rend la plume à qui la demande (ADR 0010). */
export const SILENCE_PLUME_MS = 20_000;

/** Qui tient la plume d'un bloc décision, et depuis combien de temps il se tait. */
export interface Plume {
  readonly ecrivainId: string | null;
  /** Millisecondes depuis sa dernière écriture ; null s'il n'y en a pas eu. */
  readonly silenceMs: number | null;
}

/** La plume est-elle tenue par quelqu'un d'autre que cet agent, qui vient d'écrire ? */
export const estTenueParUnAutre = ({ ecrivainId, silenceMs }: Plume, agentId: string): boolean =>
  ecrivainId !== null && ecrivainId !== agentId && silenceMs !== null && silenceMs < SILENCE_PLUME_MS;

/** Une écriture du bloc décision, frappe montrée en direct ou texte enregistré. */
export interface Ecriture {
  readonly auteurId: string | null;
  /** Croît à chaque frappe d'un même poste ; null si le poste n'en donne pas. */
  readonly rang: number | null;
  readonly a: Date | null;
}

/**
 * La frappe dit-elle plus que le texte enregistré ? Du même auteur, le rang répond : un enregistrement parti avant elle peut
 * être daté après. Sans rang, ou d'un auteur à l'autre, il ne reste que les horloges.
 */
export function estFrappePlusRecente(frappe: Ecriture, enregistree: Ecriture): boolean {
  const comparables = frappe.auteurId === enregistree.auteurId && frappe.rang !== null && enregistree.rang !== null;
  if (comparables) return (frappe.rang ?? 0) > (enregistree.rang ?? 0);
  return frappe.a === null || enregistree.a === null || frappe.a >= enregistree.a;
}

/** Peut-on prendre la plume maintenant ? Le conducteur, toujours ; un autre, si elle est libre ou silencieuse. */
export const peutPrendreLaPlume = (
  plume: Plume,
  { agentId, conduit }: { readonly agentId: string; readonly conduit: boolean },
): boolean => conduit || !estTenueParUnAutre(plume, agentId);
