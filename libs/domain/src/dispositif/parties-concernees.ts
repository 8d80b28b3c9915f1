import type { SituationDispositif } from './situation-dispositif.js';
import { MEDECINS, PARTIES, type Partie } from './types-dispositif.js';

type Concernes = Pick<SituationDispositif, 'donnees' | 'sansEmployeur' | 'sansSpst'>;

/**
 * Parties concernées par un essai. Sans employeur, l'entreprise n'est attendue que si elle accueille l'essai ; sans service de
 * santé au travail, aucun médecin du travail ne l'est (domain.md 1.1.6).
 */
export const partiesConcernees = ({ donnees, sansEmployeur, sansSpst }: Concernes): readonly Partie[] =>
  PARTIES.filter((partie) => {
    if (partie === 'ENTREPRISE') return !sansEmployeur || donnees.entreprise !== undefined;
    return partie !== 'MEDECIN_TRAVAIL' || sansSpst !== true;
  });

/** Parties dont la réponse est attendue. */
export const partiesAttendues = (situation: Concernes): readonly Partie[] =>
  partiesConcernees(situation).filter((partie) => situation.donnees.accords?.[partie] === undefined);

/** Médecins dont la réponse au renouvellement est attendue. */
export const medecinsAttendus = (situation: Concernes): readonly Partie[] =>
  partiesConcernees(situation).filter(
    (partie) => MEDECINS.includes(partie) && situation.donnees.accordsRenouvellement?.[partie] === undefined,
  );

/** Un renouvellement est demandé et attend ses accords. */
export const renouvellementEnAttente = ({ donnees }: Pick<SituationDispositif, 'donnees'>): boolean =>
  (donnees.renouvellement ?? []).length > 0;
