import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peut, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { refusDAcces } from '../../platform/permissions/acces.js';

/** Ce que le lecteur voit de l'accompagnement : qu'il a lieu (catégorie « dispositifs »), et le résumé s'il lit le social. */
export type RegardAccompagnement = { readonly litResume: boolean };

/** Refus, ou ce que ce lecteur peut voir. */
export function regarder(sujet: Sujet, faits: FaitsDossier | null): Resultat<RegardAccompagnement, ErreurMetier> {
  const refus = refusDAcces(sujet, faits, { action: 'lire', categorie: 'dispositifs' });
  return refus
    ? echec(refus)
    : succes({ litResume: faits !== null && peut(sujet, 'lire', { categorie: 'social', faits }) });
}
