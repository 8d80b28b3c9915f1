import {
  compterDispositif,
  demandesParLien,
  estDossierOuvert,
  partiesConcernees,
  partiesDe,
  prochainsPas,
  type ContexteDispositif,
  type DemandeParLien,
  type DispositifVue,
  type EtatDossier,
} from '@pdp/domain';
import { peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { donneesLues, gestesDe } from './acces-dispositif.js';
import type { DispositifStocke } from './persistence/contenu-dispositif.js';
import type { LienLu } from './persistence/lecture-dispositifs.js';

/** Vue d'un dispositif que ce lecteur lit ; `contexte.autres` porte les autres du même dossier. */
export const presenterDispositif = (
  acteur: Acteur,
  faits: FaitsDossier,
  dispositif: DispositifStocke,
  contexte: ContexteDispositif,
  liens: readonly LienLu[],
): DispositifVue => {
  const gestes = gestesDe(acteur, faits, dispositif);
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
    gestes,
    parties: partiesDe(acteur.fonction),
    partiesConcernees: partiesConcernees({ ...contexte, donnees: dispositif.donnees }),
    demandes:
      gestes.length > 0 &&
      peutActe(acteur.fonction, 'dispositif.solliciter') &&
      estDossierOuvert(faits.etat as EtatDossier)
        ? demandesDe(dispositif, contexte, liens)
        : [],
  };
};

const demandesDe = (
  dispositif: DispositifStocke,
  contexte: ContexteDispositif,
  liens: readonly LienLu[],
): readonly DemandeParLien[] =>
  demandesParLien(dispositif, contexte).map((partie) => {
    const lien = liens.find((un) => un.dispositifId === dispositif.id && un.partie === partie);
    const { id, creePar, creeLe, expireLe } = lien ?? {};
    return {
      partie,
      lien: id && creePar && creeLe && expireLe ? { id, creePar, creeLe, expireLe } : null,
    };
  });
