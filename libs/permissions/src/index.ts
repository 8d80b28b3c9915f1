export type { ActionDonnee, Sujet } from './sujet.js';
export { ACTIONS } from './sujet.js';
export type { Cellule, Portee } from './cellules.js';
export { PORTEES } from './cellules.js';
export { DROITS_DPO, MATRICE } from './matrice.js';
export type { FaitsDossier, FaitsElement, NomFait } from './faits.js';
export { AUCUN_ELEMENT, FaitNonCharge, faitsDePlateforme, faitsDeTriage, LIBELLES_FAITS } from './faits.js';
export type { Ressource } from './peut.js';
export { peut, porteeDe } from './peut.js';
export type { Lecture } from './lecture.js';
export { categoriesLisibles, voitDossier } from './lecture.js';
export type { Explication } from './explication.js';
export { expliquer, reserveA } from './explication.js';
export type { Lecteur, SituationLecteurs } from './lecteurs.js';
export { lecteursDe, masqueA } from './lecteurs.js';
export type { LecteurPossible } from './lecteurs-dossier.js';
export { AUTRES_PARTENAIRES, lecteursDuDossier } from './lecteurs-dossier.js';
export type { Acte, RegleActe } from './actes.js';
export { ACTES, actesDe, peutActe } from './actes.js';
export type { Rubrique } from './menus.js';
export { peutVoirMenu, RUBRIQUES } from './menus.js';
export type { AffectationBrute, ConsentementBrut, DonneesDossier, MandatBrut } from './calculer-faits.js';
export { calculerFaits } from './calculer-faits.js';
export type { TacheBrute } from './faits-element.js';
export { faitsDeConsentement, faitsDeDocument, faitsDeTache } from './faits-element.js';
export type { FiltreAutorise, PlaceDuFiltre } from './sql/filtre.js';
export { filtreDossiers, filtreTaches, nomDeRequete } from './sql/filtre.js';
export type { ExpressionsFiche, PlaceDeLaFiche } from './sql/fiche.js';
export { expressionsFiche } from './sql/fiche.js';
export {
  SQL_FAITS_DES_SUJETS,
  SQL_FAITS_DOSSIER,
  sqlFaitsDossier,
  valeursFaitsDesSujets,
  valeursFaitsDossier,
} from './sql/faits-dossier.js';
export { PARAMETRES_SUJET, valeursSujet } from './sql/parametres.js';
export { VERSION_REGLES } from './version.js';
