import { UNITES_ASSURANCE_MALADIE, type Unite } from '@pdp/domain';
import type { FaitsElement } from './faits.js';
import type { Sujet } from './sujet.js';

/** Une tâche, pour savoir de qui elle est et à qui elle est adressée (une personne, ou la file d'un service). */
export interface TacheBrute {
  readonly auteurId: string | null;
  readonly responsableId: string | null;
  readonly responsableUnite: Unite | null;
  readonly responsableOrganismeId: string | null;
  readonly plateformeId: string;
}

/** Jumeau en mémoire des faits d'élément de `filtreTaches`. */
export function faitsDeTache(sujet: Sujet, tache: TacheBrute): FaitsElement {
  return { estAuteur: tache.auteurId === sujet.utilisateurId, estDestinataire: estAdressee(sujet, tache) };
}

/** Un accord est adressé à l'unité et à l'organisme qu'il nomme (« R own » de la matrice) ; il n'a pas d'auteur. */
export const faitsDeConsentement = (
  sujet: Sujet,
  accord: { readonly unite: Unite | null; readonly organismeId: string | null },
): FaitsElement => ({
  estAuteur: false,
  estDestinataire:
    accord.organismeId !== null && accord.organismeId === sujet.organismeId && accord.unite === sujet.unite,
});

/** Un document est à qui l'a déposé, et adressé à l'unité et à l'organisme qu'il nomme, s'il en nomme. */
export const faitsDeDocument = (
  sujet: Sujet,
  document: { readonly deposePar: string; readonly unite: Unite | null; readonly organismeId: string | null },
): FaitsElement => ({
  estAuteur: document.deposePar === sujet.utilisateurId,
  estDestinataire: faitsDeConsentement(sujet, document).estDestinataire,
});

function estAdressee(sujet: Sujet, tache: TacheBrute): boolean {
  if (tache.responsableId !== null) return tache.responsableId === sujet.utilisateurId;
  if (tache.responsableUnite !== sujet.unite) return false;
  if (tache.responsableOrganismeId !== null) return tache.responsableOrganismeId === sujet.organismeId;
  const interne = (UNITES_ASSURANCE_MALADIE as readonly Unite[]).includes(sujet.unite);
  return interne && tache.plateformeId === sujet.plateformeId;
}
