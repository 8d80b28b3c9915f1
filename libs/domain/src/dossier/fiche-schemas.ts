import { lireCodePostal, lireCourriel, lireTelephone } from '../assure/coordonnees.js';
import { LIBELLES_SEXE } from '../assure/identite.js';
import { lireNir, MESSAGES_NIR } from '../assure/nir.js';
import { lireSiret, MESSAGES_SIRET } from '../assure/siret.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import {
  champBooleen,
  champChoix,
  champChoixMultiple,
  champDate,
  champEntier,
  champForme,
  champListe,
  champTexte,
  type Contenu,
} from '../noyau/schema-champs.js';
import { LIBELLES_AMENAGEMENT, LIBELLES_CAPACITE, LIBELLES_RESTRICTION } from './capacites.js';
import type { CategorieFiche } from './categories.js';
import {
  LIBELLES_CANAL_PREFERE,
  LIBELLES_CATEGORIE_INVALIDITE,
  LIBELLES_DIFFICULTE,
  LIBELLES_INTENTION,
  LIBELLES_LOGEMENT,
  LIBELLES_MOBILITE,
  LIBELLES_OBJET_AVIS,
  LIBELLES_RQTH,
  LIBELLES_RESSOURCE,
  LIBELLES_SENS_AVIS,
  LIBELLES_SOURCE_DROITS,
  LIBELLES_TITRE_BOETH,
} from './fiche-vocabulaire.js';
import {
  LIBELLES_MENAGE,
  LIBELLES_NOMENCLATURE_APE,
  LIBELLES_REGIME,
  LIBELLES_RISQUE,
  LIBELLES_STATUT_EMPLOI,
} from './vocabulaire.js';

/** NIR conservé sous 15 caractères, ou la phrase à montrer. */
export const formeNir = (saisie: string): Resultat<string, string> => {
  const lu = lireNir(saisie);
  return lu.ok ? lu : echec(MESSAGES_NIR[lu.erreur]);
};

/** SIRET conservé sous 14 chiffres, ou la phrase à montrer. */
export const formeSiret = (saisie: string): Resultat<string, string> => {
  const lu = lireSiret(saisie);
  return lu.ok ? lu : echec(MESSAGES_SIRET[lu.erreur]);
};

/** Code APE sous la forme « 86.10Z » ; le point est rétabli s'il manque. */
export const lireCodeApe = (saisie: string): Resultat<string, string> => {
  const lu = /^(\d{2})\.?(\d{2})\s?([A-Z])$/.exec(saisie.trim().toUpperCase());
  return lu
    ? succes(`${lu[1]}.${lu[2]}${lu[3]}`)
    : echec('Un code APE compte quatre chiffres et une lettre, par exemple 86.10Z.');
};

const IDENTITE = {
  nomNaissance: champTexte('Nom de naissance', 100, { obligatoire: true }),
  nomUsage: champTexte('Nom d’usage', 100),
  prenom: champTexte('Prénom', 100, { obligatoire: true }),
  dateNaissance: champDate('Date de naissance', { obligatoire: true, pasFuture: true }),
  sexe: champChoix('Sexe', LIBELLES_SEXE, { obligatoire: true }),
  regime: champChoix('Régime', LIBELLES_REGIME),
  representantLegal: champTexte('Représentant légal', 120),
} as const;

const NIR = { nir: champForme('Numéro de sécurité sociale', 30, formeNir, { obligatoire: true }) } as const;

const COORDONNEES = {
  telephone: champForme('Téléphone', 30, lireTelephone),
  telephone2: champForme('Autre téléphone', 30, lireTelephone),
  courriel: champForme('Courriel', 254, lireCourriel),
  adresse: champTexte('Adresse', 200),
  codePostal: champForme('Code postal', 10, lireCodePostal),
  commune: champTexte('Commune', 100),
  canalPrefere: champChoix('Préfère être joint(e) par', LIBELLES_CANAL_PREFERE),
  consigne: champTexte('Quand et comment appeler', 120),
} as const;

const ARRET = {
  dateDebut: champDate('Début de l’arrêt', { obligatoire: true, pasFuture: true }),
  risque: champChoix('Risque', LIBELLES_RISQUE, { obligatoire: true }),
  dateFinPrescrite: champDate('Fin prescrite'),
  prolongations: champListe(
    'Prolongations',
    { dateFin: champDate('Nouvelle fin', { obligatoire: true }), recueLe: champDate('Reçue le', { pasFuture: true }) },
    60,
  ),
  dateReprise: champDate('Reprise du travail'),
  dateFinDroits: champDate('Fin des droits aux indemnités'),
  sourceFinDroits: champChoix('Source de la fin des droits', LIBELLES_SOURCE_DROITS),
  finDroitsSaisieLe: champDate('Fin des droits saisie le', { pasFuture: true }),
} as const;

const AVIS = {
  avis: champListe(
    'Avis',
    {
      objet: champChoix('Objet', LIBELLES_OBJET_AVIS, { obligatoire: true }),
      sensAvis: champChoix('Sens', LIBELLES_SENS_AVIS, { obligatoire: true }),
      date: champDate('Date', { obligatoire: true, pasFuture: true }),
      dureeJours: champEntier('Durée en jours', 1, 1095),
      valableJusquAu: champDate('Valable jusqu’au'),
    },
    40,
  ),
} as const;

const CAPACITES = {
  capacites: champChoixMultiple('Peut', LIBELLES_CAPACITE),
  restrictions: champChoixMultiple('À éviter', LIBELLES_RESTRICTION),
  amenagements: champChoixMultiple('Aménagements utiles', LIBELLES_AMENAGEMENT),
  precisions: champTexte('Précisions, sans raison médicale', 300, { multiligne: true, partage: true }),
} as const;

const SOCIAL = {
  menage: champChoix('Ménage', LIBELLES_MENAGE),
  personnesACharge: champEntier('Personnes à charge', 0, 20),
  logement: champChoix('Logement', LIBELLES_LOGEMENT),
  mobilite: champChoix('Déplacements', LIBELLES_MOBILITE),
  aidant: champBooleen('Aide un proche'),
  difficultes: champChoixMultiple('Difficultés repérées', LIBELLES_DIFFICULTE),
  diagnosticSocial: champTexte('Notes sociales, hors diagnostic', 4000, { multiligne: true }),
  diagnosticSocialLe: champDate('Diagnostic social fait le', { pasFuture: true }),
} as const;

const FINANCES = {
  ressourcesMensuelles: champEntier('Ressources par mois, en euros', 0, 100_000),
  chargesMensuelles: champEntier('Charges par mois, en euros', 0, 100_000),
  ressources: champChoixMultiple('Types de ressources', LIBELLES_RESSOURCE),
  dettes: champBooleen('Dettes en cours'),
  surendettement: champBooleen('Dossier de surendettement'),
  aideDemandee: champTexte('Aide demandée', 300, { multiligne: true }),
  commentaire: champTexte('Commentaire', 1000, { multiligne: true }),
} as const;

const EMPLOI = {
  statutEmploi: champChoix('Statut', LIBELLES_STATUT_EMPLOI, { obligatoire: true }),
  employeur: champTexte('Employeur', 150),
  siret: champForme('SIRET', 20, formeSiret),
  codeApe: champForme('Code APE', 7, lireCodeApe),
  nomenclatureApe: champChoix('Nomenclature', LIBELLES_NOMENCLATURE_APE),
  poste: champTexte('Poste', 120),
  quotite: champEntier('Temps de travail, en %', 1, 100),
  dateEntree: champDate('Dans l’entreprise depuis', { pasFuture: true }),
  dateFinContrat: champDate('Fin du contrat'),
  serviceSanteTravail: champTexte('Service de santé au travail', 120),
  commentaire: champTexte('Commentaire', 300, { multiligne: true, partage: true }),
} as const;

const STATUT_SANTE = {
  rqth: champChoix('RQTH', LIBELLES_RQTH),
  rqthFin: champDate('RQTH valable jusqu’au'),
  invalidite: champChoix('Invalidité', LIBELLES_CATEGORIE_INVALIDITE),
  invaliditeDepuis: champDate('Invalidité depuis'),
  titreBoeth: champChoixMultiple('Autres titres BOETH', LIBELLES_TITRE_BOETH),
} as const;

const PROJET = {
  intention: champChoix('Vise', LIBELLES_INTENTION),
  metierVise: champTexte('Métier ou poste visé', 120),
  description: champTexte('Projet', 1000, { multiligne: true, partage: true }),
  atouts: champTexte('Atouts et compétences', 500, { multiligne: true, partage: true }),
  freins: champTexte('Ce qui freine, sans raison médicale', 500, { multiligne: true, partage: true }),
} as const;

/** Champs, libellés et limites de chaque catégorie : les écrans, l'API et la documentation lisent cette table. */
export const SCHEMAS_FICHE = {
  identite: IDENTITE,
  nir: NIR,
  coordonnees: COORDONNEES,
  arret: ARRET,
  avis: AVIS,
  capacites: CAPACITES,
  social: SOCIAL,
  finances: FINANCES,
  emploi: EMPLOI,
  statutSante: STATUT_SANTE,
  projet: PROJET,
} as const satisfies Record<CategorieFiche, object>;

/** Contenu conservé de chaque catégorie. */
export type ContenusFiche = { readonly [C in CategorieFiche]: Contenu<(typeof SCHEMAS_FICHE)[C]> };

/** Contenu conservé d'une catégorie donnée. */
export type ContenuCategorie<C extends CategorieFiche> = ContenusFiche[C];
