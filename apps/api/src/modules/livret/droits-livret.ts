import type { ErreurMetier } from '@pdp/domain';
import { peut, peutActe, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';

/** Refus d'écrire le livret (W de la matrice, et l'acte) ; `null` si c'est permis. */
export function refusDEcrire(sujet: Sujet, faits: FaitsDossier | null): ErreurMetier | null {
  const refus = refusDAcces(sujet, faits, { action: 'ecrire', categorie: 'livret' });
  if (refus) return refus;
  return peutActe(sujet.fonction, 'livret.publier') ? null : accesRefuse();
}

/** Refus de rédiger ou de publier : il faut pouvoir écrire le livret et être le référent du dossier (domain.md 2.2.16). */
export function refusDeRediger(
  sujet: Sujet,
  faits: FaitsDossier | null,
  referentId: string | null,
): ErreurMetier | null {
  return (
    refusDEcrire(sujet, faits) ??
    (referentId === sujet.utilisateurId ? null : accesRefuse('Seul le référent du dossier rédige et publie le livret.'))
  );
}

/** Refus, pour l'assuré ou son mandataire, d'écrire son cap, une question ou un mot : c'est une proposition au sens de la matrice. */
export function refusDeCommenter(
  sujet: Sujet,
  faits: FaitsDossier | null,
  acte: 'livret.cap' | 'livret.question' | 'livret.noter',
): ErreurMetier | null {
  const refus = refusDAcces(sujet, faits, { action: 'proposer', categorie: 'livret' });
  if (refus) return refus;
  return faits?.estConcerne && peutActe(sujet.fonction, acte) ? null : accesRefuse();
}

/** Refus, pour l'assuré, de cesser de partager un mot : comme un accord, cela reste possible dossier gelé. */
export function refusDeReprendreUnMot(sujet: Sujet, faits: FaitsDossier | null): ErreurMetier | null {
  const refus = refusDAcces(sujet, faits, { action: 'ecrire', categorie: 'consentements', portee: 'retrait' });
  if (refus) return refus;
  return faits?.estConcerne && peutActe(sujet.fonction, 'livret.noter') ? null : accesRefuse();
}

/** Vrai si ce lecteur voit le livret publié. */
export const litLivret = (sujet: Sujet, faits: FaitsDossier): boolean =>
  peut(sujet, 'lire', { categorie: 'livret', faits });
