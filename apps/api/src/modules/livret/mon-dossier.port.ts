import type { ErreurMetier, MonLivretVue, PorteeMandat, Resultat } from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Dossier que cette personne peut ouvrir depuis « Mon livret ». */
export type MonDossierLu = {
  readonly dossierId: string;
  readonly prenom: string;
  readonly nom: string;
  readonly sexe: string;
  /** Mandat de qui lit ; nul pour l'assuré lui-même. */
  readonly portee: PorteeMandat | null;
  readonly fin: Date | null;
};

/** Dossiers à proposer à cette personne : un pour un assuré, un par mandat pour un mandataire. */
export const enChoixDeDossier = (dossiers: readonly MonDossierLu[]): MonLivretVue['dossiers'] =>
  dossiers.map(({ dossierId, prenom, nom, sexe }) => ({
    dossierId,
    nomAffiche: `${sexe === 'F' ? 'Mme' : 'M.'} ${prenom} ${nom}`,
  }));

/** Dossier ouvert par l'assuré ou son mandataire, droits chargés. */
export type DossierOuvert = {
  readonly dossier: MonDossierLu;
  readonly dossiers: readonly MonDossierLu[];
  readonly faits: FaitsDossier;
};

/** Le dossier d'un assuré, choisi par lui seul. À injecter : `MonDossierPort`. */
export abstract class MonDossierPort {
  /** Celui demandé s'il est à cette personne, sinon le premier ; rien d'autre n'existe (404). Avec `tx` : verrouillé. */
  abstract ouvrir(
    acteur: Acteur,
    dossierId: string | undefined,
    tx?: Transaction,
  ): Promise<Resultat<DossierOuvert, ErreurMetier>>;
}
