import { dateCourte, type CodeDecision } from '@pdp/domain';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';
import type { Seance } from './seances.js';
import { noterEtape } from './suivi.js';

/** Ce que chaque décision fait faire. */
export const ACTIONS: Readonly<Partial<Record<CodeDecision, string>>> = {
  DEMANDER_PRE_REPRISE: 'Proposer la visite de pré-reprise à l’assuré',
  PROPOSER_ESSAI_ENCADRE: 'Recueillir l’accord de l’employeur pour un essai',
  ORIENTER_ETM: 'Recueillir l’accord pour l’équipe technique',
  DEMANDER_AVIS_MC: 'Préparer la demande d’avis',
};

/** Où en sont les tâches d'une séance à l'autre, selon le rang du dossier : la plupart faites, une en retard, une en cours. */
const SUITES = ['FAITE', 'FAITE', 'A_FAIRE', 'FAITE', 'EN_COURS'] as const;

type Decision = {
  readonly id: string;
  readonly actions: readonly { readonly quoi: string; readonly responsableId: string; readonly echeance: string }[];
};

/** Les tâches nées d'une décision récente : ce que la séance suivante relit d'abord. */
export function ajouterTachesDeDecision(
  monde: Monde,
  seance: Seance,
  dossier: DossierDemo,
  decision: Decision,
  ordre: number,
): void {
  const clos = dossier.etat === 'CLOS' || dossier.etat === 'ARCHIVE';
  for (const action of decision.actions) {
    // Une décision prise tout à l'heure n'a encore rien de fait.
    const etat = clos ? 'FAITE' : seance.jour === 0 ? 'A_FAIRE' : (SUITES[(ordre - 1) % SUITES.length] ?? 'FAITE');
    const creeLe = monde.instant(seance.jour, seance.heure);
    monde.ajouter('tache', {
      id: monde.id(creeLe),
      dossier_id: dossier.id,
      plateforme_id: PLATEFORMES[dossier.personne.territoire].id,
      decision_id: decision.id,
      libelle: action.quoi,
      pourquoi: `Décision de revue du ${dateCourte(monde.jour(seance.jour))}`,
      origine: 'REVUE',
      etat,
      version: 1,
      auteur_id: monde.compte('coordinatrice').id,
      responsable_id: action.responsableId,
      dans_livret: false,
      echeance: action.echeance,
      cree_le: creeLe,
      fait_le: etat === 'FAITE' ? monde.instant(Math.min(-1, seance.jour + 5), 10) : null,
    });
    if (etat !== 'FAITE') noterEtape(monde, dossier, action.quoi, action.echeance);
  }
}
