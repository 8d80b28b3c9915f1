import { compterDispositif, partiesDe, prochainsPas, type ContexteDispositif, type DispositifVue } from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { donneesLues, gestesDe } from './acces-dispositif.js';
import type { DispositifStocke } from './persistence/contenu-dispositif.js';

/** Vue d'un dispositif que ce lecteur lit ; `contexte.autres` porte les autres du même dossier. */
export const presenterDispositif = (
  acteur: Acteur,
  faits: FaitsDossier,
  dispositif: DispositifStocke,
  contexte: ContexteDispositif,
): DispositifVue => {
  const { id, dossierId, type, etat, version, etatDepuis, historique } = dispositif;
  return {
    id,
    dossierId,
    type,
    etat,
    version,
    etatDepuis,
    donnees: donneesLues(acteur, faits, dispositif),
    historique,
    compteurs: compterDispositif(dispositif, contexte),
    prochainsPas: prochainsPas(dispositif, etatDepuis, contexte),
    gestes: gestesDe(acteur, faits, dispositif),
    parties: partiesDe(acteur.fonction),
  };
};
