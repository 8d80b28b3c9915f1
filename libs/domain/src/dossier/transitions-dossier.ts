import { appliquer, type Acteur, type ErreurTransition } from '../noyau/machine.js';
import { dateParis, enInstant, type Instant } from '../noyau/horloge.js';
import type { DateCivile } from '../noyau/date-civile.js';
import { succes, type Resultat } from '../noyau/resultat.js';
import { MACHINE_DOSSIER, type EtatDossier, type TransitionDossier } from './dossier.js';
import { aFranchi, seuilEnVigueur, SEUILS, type Seuil } from './seuils.js';

/** Fait changer un dossier d'état ; l'appelant charge les faits, la table décide. */
export const appliquerTransitionDossier = (
  dossier: FaitsDossier,
  commande: CommandeDossier,
  maintenant: Date,
  catalogue: readonly Seuil[] = SEUILS,
): Resultat<EvenementDossier, ErreurTransition> => {
  const aujourdhui = dateParis(maintenant);
  const resultat = appliquer(MACHINE_DOSSIER, dossier.etat, {
    ...commande,
    remplies: {
      aConsentement: dossier.aConsentementAssuranceMaladie,
      aDiagnosticSocial: dossier.diagnosticSocialLe !== null,
      aIssue: dossier.issue !== null,
      aDateIssue: dossier.dateIssue !== null && dossier.dateIssue <= aujourdhui,
      // Sans accord, aucun livret n'a pu être partagé : il n'y a rien à publier une dernière fois.
      aLivretFinal: dossier.aLivretFinal || !dossier.aConsentementAssuranceMaladie,
      estRecent:
        dossier.closLe !== null &&
        !aFranchi(seuilEnVigueur('REOUVERTURE', aujourdhui, catalogue), dossier.closLe, aujourdhui),
      estConservationEchue: dossier.conservationJusquAu !== null && dossier.conservationJusquAu < aujourdhui,
    },
  });
  return resultat.ok
    ? succes({
        type: 'dossier-transforme',
        transition: commande.transition,
        de: dossier.etat,
        vers: resultat.valeur,
        acteur: commande.acteur,
        le: enInstant(maintenant),
      })
    : resultat;
};

/** Ce que les transitions doivent savoir du dossier. */
export interface FaitsDossier {
  readonly etat: EtatDossier;
  readonly aConsentementAssuranceMaladie: boolean;
  readonly diagnosticSocialLe: DateCivile | null;
  readonly issue: string | null;
  readonly dateIssue: DateCivile | null;
  readonly aLivretFinal: boolean;
  readonly closLe: DateCivile | null;
  readonly conservationJusquAu: DateCivile | null;
}

/** Transition demandée par un acteur. */
export interface CommandeDossier {
  readonly transition: TransitionDossier;
  readonly acteur: Acteur;
}

/** Trace d'un changement d'état, à écrire dans la même transaction. */
export interface EvenementDossier {
  readonly type: 'dossier-transforme';
  readonly transition: TransitionDossier;
  readonly de: EtatDossier;
  readonly vers: EtatDossier;
  readonly acteur: Acteur;
  readonly le: Instant;
}
