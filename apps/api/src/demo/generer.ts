import { lignesAgents } from './agents.js';
import { ajouterAttentes } from './attentes.js';
import { ajouterAnciensMembres } from './cercle.js';
import { ajouterContacts } from './contacts.js';
import { ajouterDiagnostics } from './diagnostics.js';
import { ajouterDits } from './dits.js';
import { ajouterAides } from './aides.js';
import { ajouterDroitsSociaux } from './droits-sociaux.js';
import { ajouterClotures } from './clotures.js';
import { ajouterDispositifs } from './dispositifs.js';
import { ajouterSituations } from './situations-particulieres.js';
import { ajouterDossier, type DossierDemo } from './dossiers.js';
import { lignesJournal } from './journal.js';
import { ajouterLivrets } from './livrets.js';
import type { Monde } from './monde.js';
import { ORGANISMES, PLATEFORMES } from './organismes.js';
import { ajouterPersonne, remettreLesRangs } from './personnes.js';
import { ajouterDroits } from './droits.js';
import { ajouterPreconisationsVitrine, avancerPreconisations } from './preconisations.js';
import { ajouterPlans } from './plans.js';
import { ajouterPreparation } from './preparation.js';
import { ajouterRendezVous } from './rendez-vous.js';
import { ajouterReperages } from './reperages.js';
import { ajouterRevues } from './revues.js';
import { ajouterSignalementAccepte, ajouterSignalementsEnAttente } from './signalements.js';
import { ajouterVisite, peuplerSuivi } from './suivi.js';
import { tracerDossier } from './transitions.js';
import { ajouterVitrine } from './vitrine.js';

const ISSUES = [
  'MAINTIEN_MEME_POSTE',
  'MAINTIEN_POSTE_AMENAGE',
  'MAINTIEN_AUTRE_POSTE',
  'EMPLOI_AUTRE_ENTREPRISE',
  'FORMATION',
  'RELAIS_INSERTION',
  'INVALIDITE_SANS_REPRISE',
  'RETRAITE',
  'INTERRUPTION_SANTE',
  'INTERRUPTION_ASSURE',
] as const;

/** Dossiers clos par mois passé, puis dossiers vivants, selon domain.md 8 (Morbihan). */
const ETATS_VIVANTS = [
  ['OUVERT_SANS_PARTAGE', 25],
  ['EN_EVALUATION', 60],
  ['PLAN_ETABLI', 80],
  ['EN_COURS', 300],
  ['SUSPENDU', 25],
  ['EN_CLOTURE', 30],
] as const;
const ETATS_VISITE = [
  'ENVISAGEE',
  'DEMANDEE',
  'DEMANDEE',
  'DEMANDEE',
  'PLANIFIEE',
  'PLANIFIEE',
  'PLANIFIEE',
  'REALISEE',
  'REALISEE',
  'RECOMMANDATIONS_TRANSMISES',
  'TRANSMISSION_REFUSEE',
  'NON_HONOREE',
  'ANNULEE',
] as const;

/** Remplit un monde vide ; `echelle` 1 donne 1 500 dossiers, une fraction en donne moins pour les essais. */
export function generer(monde: Monde, echelle = 1): void {
  remettreLesRangs();
  annuaire(monde);
  const vitrine = ajouterVitrine(monde);
  ajouterSignalementAccepte(monde, vitrine);
  const dossiers = [...clos(monde, echelle), ...vivants(monde, echelle)];
  for (const dossier of dossiers) {
    ajouterSignalementAccepte(monde, dossier);
    peuplerSuivi(monde, dossier);
  }
  voisins(monde, echelle);
  visites(monde, dossiers);
  ajouterSignalementsEnAttente(monde);
  ajouterRevues(monde, dossiers, vitrine);
  ajouterPreparation(monde.aPart, dossiers);
  notifications(monde, vitrine);
  ajouterAttentes(monde.aPart, vitrine, dossiers);
  ajouterLivrets(monde.aPart, dossiers);
  ajouterReperages(monde.aPart, dossiers);
  ajouterDroits(monde.aPart, dossiers);
  for (const dossier of [vitrine, ...dossiers]) tracerDossier(monde.aPart, dossier);
  ajouterDispositifs(monde.aPart, vitrine, dossiers);
  ajouterContacts(monde.aPart, vitrine, dossiers);
  ajouterDiagnostics(monde.aPart, vitrine, dossiers);
  ajouterDits(monde.aPart, vitrine, dossiers);
  ajouterPlans(monde.aPart, vitrine, dossiers);
  ajouterAnciensMembres(monde.aPart, dossiers);
  avancerPreconisations(monde.aPart, dossiers);
  ajouterPreconisationsVitrine(monde.aPart, vitrine);
  ajouterDroitsSociaux(monde.aPart, vitrine, dossiers);
  ajouterAides(monde.aPart, vitrine, dossiers);
  ajouterClotures(monde.aPart, vitrine, dossiers);
  ajouterSituations(monde.aPart, dossiers);
  ajouterRendezVous(monde.aPart, vitrine, dossiers);
  monde.journal.push(...lignesJournal(monde.aPart, vitrine, dossiers));
  const { utilisateurs, habilitations } = lignesAgents(monde.agents, (sujet) =>
    sujet === 'assuree' ? vitrine.personne.id : null,
  );
  monde.ajouter('utilisateur', ...utilisateurs);
  monde.ajouter('habilitation', ...habilitations);
}

function annuaire(monde: Monde): void {
  monde.ajouter('plateforme', ...Object.values(PLATEFORMES));
  monde.ajouter(
    'organisme',
    ...ORGANISMES.map((o) => ({
      id: o.id,
      type: o.type,
      nom: o.nom,
      plateforme_id: PLATEFORMES[o.territoire].id,
      commune: o.commune,
      telephone: o.telephone,
      unites: o.unites,
    })),
  );
}

function clos(monde: Monde, echelle: number): DossierDemo[] {
  const referents = monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']);
  return Array.from({ length: Math.round(979 * echelle) }, (_, i) => {
    const ouvertLe = -monde.alea.entier(180, 545);
    const personne = ajouterPersonne(monde, {
      debutArret: ouvertLe - monde.alea.entier(50, 150),
      finArret: ouvertLe + monde.alea.entier(60, 170),
    });
    return ajouterDossier(monde, personne, {
      etat: i % 60 === 0 ? 'ARCHIVE' : 'CLOS',
      ouvertLe,
      referent: monde.alea.un(referents),
      issue: monde.alea.un(ISSUES),
      contact: Math.min(-5, ouvertLe + 150),
    });
  });
}

function vivants(monde: Monde, echelle: number): DossierDemo[] {
  const referents = monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']);
  const claire = monde.compte('assistante.sociale');
  return ETATS_VIVANTS.flatMap(([etat, nombre]) =>
    Array.from({ length: Math.max(3, Math.round(nombre * echelle)) }, (_, i) => {
      const ouvertLe =
        etat === 'OUVERT_SANS_PARTAGE'
          ? -monde.alea.entier(0, 12)
          : etat === 'EN_EVALUATION'
            ? -monde.alea.entier(4, 40)
            : -monde.alea.entier(20, 260);
      const personne = ajouterPersonne(monde, { debutArret: ouvertLe - monde.alea.entier(46, 120) });
      // Claire suit une quarantaine de dossiers ; quelques-uns n'ont pas de référent, et cela se voit.
      const referent = i % 13 === 0 ? claire : i % 47 === 5 ? null : monde.alea.un(referents);
      return ajouterDossier(monde, personne, { etat, ouvertLe, referent });
    }),
  );
}

/** Un autre territoire, pour éprouver le cloisonnement. */
function voisins(monde: Monde, echelle: number): void {
  const referent = monde.compte('assistante.sociale.2');
  for (let i = 0; i < Math.max(2, Math.round(20 * echelle)); i++) {
    const ouvertLe = -monde.alea.entier(10, 120);
    const personne = ajouterPersonne(monde, { territoire: 'finistere', debutArret: ouvertLe - 60 });
    peuplerSuivi(monde, ajouterDossier(monde, personne, { etat: 'EN_COURS', ouvertLe, referent }));
  }
}

function visites(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const possibles = monde.alea.melange(dossiers.filter((d) => d.etat === 'EN_COURS' || d.etat === 'PLAN_ETABLI'));
  ETATS_VISITE.forEach((etat, i) => {
    const dossier = possibles[i];
    if (!dossier) return;
    const passee = !['ENVISAGEE', 'DEMANDEE', 'PLANIFIEE'].includes(etat);
    ajouterVisite(monde, dossier, etat, passee ? -monde.alea.entier(2, 20) : monde.alea.entier(2, 25));
  });
}

const ETATS_ENVOI = ['EN_FILE', 'ENVOYEE', 'DELIVREE', 'LUE', 'ECHEC', 'ABANDONNEE', 'ANNULEE'] as const;

function notifications(monde: Monde, vitrine: DossierDemo): void {
  const claire = monde.compte('assistante.sociale');
  const types = [
    ['DECISION_REVUE', 'dossier'],
    ['VISITE_RESULTAT', 'dossier'],
    ['QUESTION_ASSURE', 'dossier'],
  ] as const;
  types.forEach(([type, ressource], i) =>
    monde.ajouter('notification', {
      id: monde.id(),
      utilisateur_id: claire.id,
      type,
      ressource,
      ressource_id: vitrine.id,
      dossier_id: vitrine.id,
      urgente: false,
      etat: 'DELIVREE',
      cree_le: monde.instant(-i - 1, 10),
      lue_le: i === 2 ? monde.instant(-1) : null,
    }),
  );
  ETATS_ENVOI.forEach((etat, i) =>
    monde.ajouter('envoi', {
      id: monde.id(),
      notification_id: null,
      utilisateur_id: claire.id,
      canal: 'COURRIEL',
      modele: 'NEUTRE',
      etat,
      tentatives: etat === 'EN_FILE' || etat === 'ANNULEE' ? 0 : etat === 'ABANDONNEE' ? 6 : 1,
      derniere_erreur: etat === 'ECHEC' || etat === 'ABANDONNEE' ? 'Le serveur de courriel ne répond pas.' : null,
      cle: `demo-${i}`,
      cree_le: monde.instant(-i - 1),
      envoye_le: ['ENVOYEE', 'DELIVREE', 'LUE'].includes(etat) ? monde.instant(-i - 1) : null,
      prochain_essai: null,
    }),
  );
}
