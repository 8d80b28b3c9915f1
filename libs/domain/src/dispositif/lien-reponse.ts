import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { erreurRegle } from '../noyau/erreur.js';
import {
  appliquerGeste,
  gestesPossibles,
  type Dispositif,
  type ErreurDispositif,
  type GesteFait,
} from './appliquer-geste.js';
import { DISPOSITIFS } from './catalogue-dispositifs.js';
import type { Accord } from './champs-dispositif.js';
import { medecinsAttendus, partiesAttendues } from './parties-concernees.js';
import type { ContexteDispositif } from './situation-dispositif.js';
import type { Partie, Reponse } from './types-dispositif.js';

/** Parties sans accès à la plateforme : elles répondent par un document, ou par un lien à usage unique (décision 0040). */
export const PARTIES_PAR_LIEN = ['MEDECIN_TRAITANT', 'ENTREPRISE'] as const satisfies readonly Partie[];

/** Code d'une partie qui répond par lien. */
export type PartieParLien = (typeof PARTIES_PAR_LIEN)[number];

/** Jours qu'un lien vit. */
export const JOURS_DU_LIEN = 14;

/** Codes faux, à la suite, qui ferment un lien. */
export const ESSAIS_DU_LIEN = 5;

/** Chiffres du code dit au téléphone. */
export const CHIFFRES_DU_CODE = 6;

/** Réponse donnée par lien ; `signeLe` est la date que son signataire lui donne. */
export interface ReponseParLien {
  readonly partie: PartieParLien;
  readonly reponse: Reponse;
  readonly signataire: string;
  readonly signeLe: string;
  readonly motif?: string | undefined;
}

/** Parties dont une réponse par lien est possible maintenant ; vide si le dispositif n'attend personne d'autre. */
export const demandesParLien = (
  dispositif: Dispositif,
  contexte: Pick<ContexteDispositif, 'sansEmployeur' | 'sansSpst'>,
): readonly PartieParLien[] =>
  PARTIES_PAR_LIEN.filter(
    (partie) =>
      !(partie === 'ENTREPRISE' && contexte.sansEmployeur && dispositif.type !== 'ESSAI_ENCADRE') &&
      gesteDeReponse(dispositif, partie, 'FAVORABLE', contexte) !== null,
  );

/** Une réponse défavorable de cette partie demande-t-elle un motif (jamais médical) ? */
export const motifSiRefus = (
  dispositif: Dispositif,
  partie: PartieParLien,
  contexte: Pick<ContexteDispositif, 'sansEmployeur' | 'sansSpst'>,
): boolean => {
  const geste = gesteDeReponse(dispositif, partie, 'DEFAVORABLE', contexte);
  return geste !== null && (DISPOSITIFS[dispositif.type].gestes[geste]?.exige ?? []).includes('aMotif');
};

/**
 * Joue la réponse par la machine du dispositif, comme un document reçu ce jour : ce que le Service social aurait recopié, le
 * signataire l'écrit lui-même. Refus : ceux du geste, ou « aucune réponse n'est attendue ».
 */
export const repondreParLien = (
  dispositif: Dispositif,
  { partie, reponse, signataire, signeLe, motif }: ReponseParLien,
  contexte: ContexteDispositif,
): Resultat<GesteFait, ErreurDispositif> => {
  const geste = gesteDeReponse(dispositif, partie, reponse, contexte);
  if (geste === null) return echec(erreurRegle('TRANSITION_IMPOSSIBLE', 'Aucune réponse n’est attendue.'));
  const champs = DISPOSITIFS[dispositif.type].gestes[geste]?.champs ?? [];
  const saisie = Object.fromEntries(
    Object.entries({
      ...dispositif.donnees,
      partie,
      reponse,
      motif,
      pieceLe: contexte.aujourdhui,
      documentId: undefined,
    }).filter(([nom, valeur]) => champs.some((champ) => champ === nom) && valeur !== undefined),
  );
  const fait = appliquerGeste(dispositif, { geste, acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie }, contexte);
  if (!fait.ok) return fait;
  const ou = geste === 'repondreAuRenouvellement' ? 'accordsRenouvellement' : 'accords';
  const { donnees } = fait.valeur.dispositif;
  const recu = donnees[ou]?.[partie];
  const accord: Accord | undefined = recu && { ...recu, signataire, signeLe, parLien: true };
  return succes({
    ...fait.valeur,
    dispositif: {
      ...fait.valeur.dispositif,
      donnees: accord === undefined ? donnees : { ...donnees, [ou]: { ...donnees[ou], [partie]: accord } },
    },
  });
};

const gesteDeReponse = (
  dispositif: Dispositif,
  partie: PartieParLien,
  reponse: Reponse,
  contexte: Pick<ContexteDispositif, 'sansEmployeur' | 'sansSpst'>,
): string | null =>
  gestesPossibles(dispositif, 'ASSISTANT_SERVICE_SOCIAL').find((nom) => {
    const geste = DISPOSITIFS[dispositif.type].gestes[nom];
    if (geste?.repond !== undefined) return geste.repond === partie && geste.reponse === reponse;
    if (geste?.champs.includes('partie') !== true) return false;
    const situation = { ...contexte, donnees: dispositif.donnees };
    if (nom !== 'repondreAuRenouvellement') return partiesAttendues(situation).includes(partie);
    return (dispositif.donnees.renouvellement ?? []).length > 0 && medecinsAttendus(situation).includes(partie);
  }) ?? null;
