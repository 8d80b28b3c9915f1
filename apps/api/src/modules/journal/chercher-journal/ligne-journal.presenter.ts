import { LIBELLES_FONCTION, type Fonction, type LigneJournalVue } from '@pdp/domain';
import type { LigneTrouvee } from '../persistence/recherche-journal.js';
import { libelleDActe } from './libelles-actes.js';

const COTE_ASSURE: Readonly<Record<string, string>> = { ASSURE: 'L’assuré', MANDATAIRE: 'Le mandataire' };

/** Ligne du journal telle que la lit le délégué. */
export const enLigneVue = (l: LigneTrouvee): LigneJournalVue => ({
  id: l.id,
  le: l.le.toISOString(),
  qui:
    l.nom ??
    COTE_ASSURE[l.fonction ?? ''] ??
    (l.utilisateur_id === null ? 'Traitement automatique' : 'Personne inconnue'),
  utilisateurId: l.utilisateur_id,
  fonction: l.fonction === null ? '' : (LIBELLES_FONCTION[l.fonction as Fonction] ?? l.fonction),
  organisme: l.organisme,
  action: l.action,
  libelle: libelleDActe(l.action),
  dossierId: l.dossier_id,
  categories: l.categories ?? [],
  resultat: l.resultat,
  correlationId: l.correlation_id,
});
