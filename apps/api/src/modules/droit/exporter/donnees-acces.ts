import type { AccesVue, DocumentVue, DossierVue } from '@pdp/domain';
import type { LivretEntier } from '../../livret/livret-entier.port.js';

type Ligne = Readonly<Record<string, unknown>>;
type Lignes = readonly Ligne[];

/** Ce qui concerne la personne hors de tout dossier. */
export type DonneesPersonne = {
  readonly arrets: Lignes;
  readonly reperages: Lignes;
  readonly signalements: Lignes;
  readonly comptes: Lignes;
  readonly messages: Lignes;
};

/** Ce qu'un dossier garde, hors fiche, livret et journal. */
export type DonneesDossier = {
  readonly accords: Lignes;
  readonly acces: Lignes;
  readonly entretiens: Lignes;
  readonly contacts: Lignes;
  readonly rendezVous: Lignes;
  readonly preconisations: Lignes;
  readonly visites: Lignes;
  readonly dispositifs: Lignes;
  readonly diagnostics: Lignes;
  readonly dits: Lignes;
  readonly clotures: Lignes;
  readonly relais: Lignes;
  readonly droitsSociaux: Lignes;
  readonly aides: Lignes;
  readonly suivis: Lignes;
  /** Réponses demandées par lien à un tiers, et alertes où un référent a compté ce dossier, sans nom. */
  readonly reponsesDemandees: Lignes;
  readonly alertesEntreprise: Lignes;
  readonly plans: Lignes;
  readonly feuilles: Lignes;
  readonly decisions: Lignes;
  readonly passages: Lignes;
  readonly notesDeTravail: Lignes;
  readonly avisDifferes: Lignes;
  readonly orientations: Lignes;
  readonly taches: Lignes;
  readonly etapes: Lignes;
  readonly mandats: Lignes;
  readonly gels: Lignes;
  readonly demandes: Lignes;
};

/** Un dossier entier, tel que remis à la personne. */
export type DossierRemis = DonneesDossier & {
  readonly numero: string;
  readonly etat: string;
  readonly ouvertLe: string;
  readonly plateforme: string;
  readonly fiche: DossierVue['categories'];
  readonly livret: LivretEntier;
  readonly documents: readonly DocumentVue[];
  /** Qui a ouvert le dossier, du plus récent au plus ancien. */
  readonly journal: readonly AccesVue[];
};

/** Tout ce que la plateforme sait d'une personne : le fichier JSON d'un accès aux données (art. 15 RGPD). */
export type DonneesAcces = DonneesPersonne & {
  readonly format: 'plateforme-pdp/acces/1';
  readonly produitLe: string;
  readonly identite: {
    readonly nir: string;
    readonly nomNaissance: string;
    readonly nomUsage: string | null;
    readonly prenom: string;
    readonly dateNaissance: string;
    readonly sexe: string;
    readonly regime: string;
  };
  readonly dossiers: readonly DossierRemis[];
};
