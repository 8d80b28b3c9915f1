import { AffectationDossierEntity } from './modules/dossier/persistence/affectation-dossier.entity.js';
import { ArretTravailEntity } from './modules/assure/persistence/arret-travail.entity.js';
import { AssureEntity } from './modules/assure/persistence/assure.entity.js';
import { BrouillonDecisionEntity } from './modules/revue/persistence/brouillon-decision.entity.js';
import { CategorieDossierEntity } from './modules/dossier/persistence/categorie-dossier.entity.js';
import { CompteRenduEntity } from './modules/revue/persistence/compte-rendu.entity.js';
import { ConsentementEntity } from './modules/consentement/persistence/consentement.entity.js';
import { DecisionRevueEntity } from './modules/revue/persistence/decision-revue.entity.js';
import { DossierEntity } from './modules/dossier/persistence/dossier.entity.js';
import { EntretienEntity } from './modules/accompagnement/persistence/entretien.entity.js';
import { EnvoiEntity } from './modules/notification/persistence/envoi.entity.js';
import { HabilitationEntity } from './modules/annuaire/persistence/habilitation.entity.js';
import { ImportRequeteEntity } from './modules/reperage/persistence/import-requete.entity.js';
import { LivretBrouillonEntity } from './modules/livret/persistence/livret-brouillon.entity.js';
import { LivretCapEntity } from './modules/livret/persistence/livret-cap.entity.js';
import { LivretPropositionEntity } from './modules/livret/persistence/livret-proposition.entity.js';
import { LivretMotEntity } from './modules/livret/persistence/livret-mot.entity.js';
import { LivretQuestionEntity } from './modules/livret/persistence/livret-question.entity.js';
import { LivretVersionEntity } from './modules/livret/persistence/livret-version.entity.js';
import { MandatEntity } from './modules/dossier/persistence/mandat.entity.js';
import { NotificationEntity } from './modules/notification/persistence/notification.entity.js';
import { OrganismeEntity } from './modules/annuaire/persistence/organisme.entity.js';
import { PassageRevueEntity } from './modules/revue/persistence/passage-revue.entity.js';
import { PlateformeEntity } from './modules/annuaire/persistence/plateforme.entity.js';
import { PreconisationEntity } from './modules/accompagnement/persistence/preconisation.entity.js';
import { PreuveConsentementEntity } from './modules/consentement/persistence/preuve-consentement.entity.js';
import { PreferenceNotificationEntity } from './modules/notification/persistence/preference-notification.entity.js';
import { ReperageEntity } from './modules/reperage/persistence/reperage.entity.js';
import { RevueEntity } from './modules/revue/persistence/revue.entity.js';
import { RevueEvenementEntity } from './modules/revue/persistence/revue-evenement.entity.js';
import { RevueParticipantEntity } from './modules/revue/persistence/revue-participant.entity.js';
import { SignalementEntity } from './modules/signalement/persistence/signalement.entity.js';
import { TacheEntity } from './modules/tache/persistence/tache.entity.js';
import { TransitionEntity } from './modules/journal/persistence/transition.entity.js';
import { TransmissionReferentEntity } from './modules/dossier/persistence/transmission-referent.entity.js';
import { UtilisateurEntity } from './modules/annuaire/persistence/utilisateur.entity.js';
import { DocumentEntity } from './modules/document/persistence/document.entity.js';
import { FichierEntity } from './modules/document/persistence/fichier.entity.js';
import { VisitePreRepriseEntity } from './modules/visite/persistence/visite-pre-reprise.entity.js';
import { DemandeDroitEchangeEntity } from './modules/droit/persistence/demande-droit-echange.entity.js';
import { DemandeDroitEntity } from './modules/droit/persistence/demande-droit.entity.js';
import { ExportAccesEntity } from './modules/droit/persistence/export-acces.entity.js';
import { LimitationDossierEntity } from './modules/droit/persistence/limitation-dossier.entity.js';
import { PasseConservationEntity } from './modules/conservation/persistence/passe-conservation.entity.js';
import { AvisDiffereEntity } from './modules/revue/persistence/avis-differe.entity.js';
import { OrientationEtmEntity } from './modules/revue/persistence/orientation-etm.entity.js';
import { RecurrenceRevueEntity } from './modules/revue/persistence/recurrence-revue.entity.js';
import { StatistiqueConserveeEntity } from './modules/conservation/persistence/statistique-conservee.entity.js';
import { RevuePlusTardEntity } from './modules/revue/persistence/revue-plus-tard.entity.js';
import { RevueSuiviEntity } from './modules/revue/persistence/revue-suivi.entity.js';
import { CompteRenduAjoutEntity } from './modules/revue/persistence/compte-rendu-ajout.entity.js';
import { DispositifEntity } from './modules/dispositif/persistence/dispositif.entity.js';
import { ContactEntity } from './modules/accompagnement/persistence/contact.entity.js';
import { DiagnosticSocialEntity } from './modules/diagnostic/persistence/diagnostic-social.entity.js';
import { DitAssureEntity } from './modules/dit/persistence/dit-assure.entity.js';
import { ClotureDossierEntity } from './modules/cloture/persistence/cloture-dossier.entity.js';
import { DroitSocialEntity } from './modules/droit-social/persistence/droit-social.entity.js';
import { AideFinanciereEntity } from './modules/aide-financiere/persistence/aide-financiere.entity.js';
import { RelaisEntity } from './modules/cloture/persistence/relais.entity.js';
import { SuiviClotureEntity } from './modules/cloture/persistence/suivi-cloture.entity.js';
import { ReglePlateformeEntity } from './modules/regle/persistence/regle-plateforme.entity.js';
import { AlerteDossierEntity } from './modules/alerte/persistence/alerte-dossier.entity.js';
import { AlerteEntrepriseEntity } from './modules/alerte/persistence/alerte-entreprise.entity.js';
import { LienReponseEntity } from './modules/dispositif/persistence/lien-reponse.entity.js';
import { FeuilleRouteEntity } from './modules/plan/persistence/feuille-route.entity.js';
import { PlanActionsEntity } from './modules/plan/persistence/plan-actions.entity.js';
import { LieuAccueilEntity } from './modules/accompagnement/persistence/lieu-accueil.entity.js';
import { RendezVousEntity } from './modules/accompagnement/persistence/rendez-vous.entity.js';

/** Toutes les entités TypeORM : une par table métier. */
export const ENTITES = [
  PlateformeEntity,
  OrganismeEntity,
  UtilisateurEntity,
  HabilitationEntity,
  AssureEntity,
  ArretTravailEntity,
  ReperageEntity,
  ImportRequeteEntity,
  SignalementEntity,
  DossierEntity,
  CategorieDossierEntity,
  AffectationDossierEntity,
  TransmissionReferentEntity,
  MandatEntity,
  ConsentementEntity,
  PreuveConsentementEntity,
  TransitionEntity,
  EntretienEntity,
  PreconisationEntity,
  TacheEntity,
  VisitePreRepriseEntity,
  LivretBrouillonEntity,
  LivretVersionEntity,
  LivretCapEntity,
  LivretPropositionEntity,
  LivretQuestionEntity,
  LivretMotEntity,
  RevueEntity,
  RevueParticipantEntity,
  RecurrenceRevueEntity,
  AvisDiffereEntity,
  OrientationEtmEntity,
  PassageRevueEntity,
  BrouillonDecisionEntity,
  DecisionRevueEntity,
  RevueEvenementEntity,
  CompteRenduEntity,
  NotificationEntity,
  EnvoiEntity,
  PreferenceNotificationEntity,
  DocumentEntity,
  FichierEntity,
  DemandeDroitEntity,
  DemandeDroitEchangeEntity,
  ExportAccesEntity,
  LimitationDossierEntity,
  PasseConservationEntity,
  StatistiqueConserveeEntity,
  RevuePlusTardEntity,
  RevueSuiviEntity,
  CompteRenduAjoutEntity,
  DispositifEntity,
  ContactEntity,
  DiagnosticSocialEntity,
  DitAssureEntity,
  ClotureDossierEntity,
  RelaisEntity,
  SuiviClotureEntity,
  DroitSocialEntity,
  AideFinanciereEntity,
  LienReponseEntity,
  ReglePlateformeEntity,
  AlerteEntrepriseEntity,
  AlerteDossierEntity,
  PlanActionsEntity,
  FeuilleRouteEntity,
  LieuAccueilEntity,
  RendezVousEntity,
] as const;
