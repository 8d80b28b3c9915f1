import { ajouterJours, dateParis } from '@pdp/domain';
import { creerAlea, creerIds, type Alea } from './alea.js';
import { creerAgents, type AgentDemo } from './agents.js';
import type { Ligne } from './inserer.js';
import type { Territoire } from './organismes.js';

/** Tables remplies par la démonstration, dans l'ordre d'insertion (clés étrangères d'abord). */
export const TABLES = [
  'plateforme',
  'organisme',
  'assure',
  'utilisateur',
  'habilitation',
  'arret_travail',
  'dossier',
  'categorie_dossier',
  'recurrence_revue',
  'revue',
  'revue_participant',
  'passage_revue',
  'consentement',
  'affectation_dossier',
  'transmission_referent',
  'mandat',
  'signalement',
  'reperage',
  'transition',
  'entretien',
  'visite_pre_reprise',
  'dispositif',
  'contact',
  'diagnostic_social',
  'dit_assure',
  'preconisation',
  'droit_social',
  'aide_financiere',
  'cloture_dossier',
  'relais',
  'suivi_cloture',
  'lien_reponse',
  'alerte_entreprise',
  'alerte_dossier',
  'plan_actions',
  'feuille_route',
  'lieu_accueil',
  'rendez_vous',
  'decision_revue',
  'avis_differe',
  'orientation_etm',
  'tache',
  'brouillon_decision',
  'revue_evenement',
  'compte_rendu',
  'livret_brouillon',
  'livret_version',
  'livret_cap',
  'livret_proposition',
  'livret_question',
  'livret_mot',
  'notification',
  'envoi',
  'demande_droit',
  'demande_droit_echange',
  'compteur_dossier',
] as const;

export type Table = (typeof TABLES)[number];

/** Tout ce que les générateurs partagent ; les dates sont relatives à `maintenant`. */
export type Monde = {
  readonly alea: Alea;
  readonly maintenant: Date;
  readonly aujourdhui: string;
  /** Le même monde, avec ses propres tirages : ce qu'on y ajoute ne déplace aucun tirage d'ici. */
  readonly aPart: Monde;
  readonly agents: readonly AgentDemo[];
  readonly lignes: Readonly<Record<Table, Ligne[]>>;
  /** Journal des accès, du plus ancien au plus récent : à part, car ses lignes s'enchaînent. */
  readonly journal: Ligne[];
  id(instant?: Date): string;
  /** Date civile à tant de jours d'aujourd'hui. */
  jour(decalage: number): string;
  /** Instant à tant de jours d'aujourd'hui, à cette heure UTC. */
  instant(decalage: number, heure?: number, minute?: number): Date;
  ajouter(table: Table, ...lignes: Ligne[]): void;
  agentsDe(fonctions: readonly AgentDemo['fonction'][], territoire?: Territoire): readonly AgentDemo[];
  compte(sujet: string): AgentDemo;
};

/** Monde vide, tirages fixés par la graine. */
export function creerMonde(maintenant: Date, graine = 42): Monde {
  const alea = creerAlea(graine);
  const ids = creerIds(alea);
  const aujourdhui = dateParis(maintenant);
  const agents = creerAgents();
  const lignes = Object.fromEntries(TABLES.map((t) => [t, [] as Ligne[]])) as unknown as Record<Table, Ligne[]>;
  const monde: Omit<Monde, 'aPart'> = {
    alea,
    maintenant,
    aujourdhui,
    agents,
    lignes,
    journal: [],
    id: (instant = maintenant) => ids(instant),
    jour: (decalage) => ajouterJours(aujourdhui, decalage),
    instant: (decalage, heure = 9, minute = 0) => {
      const base = new Date(
        `${ajouterJours(aujourdhui, decalage)}T${String(heure).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`,
      );
      return decalage <= 0 && base > maintenant ? maintenant : base;
    },
    ajouter: (table, ...nouvelles) => {
      lignes[table].push(...nouvelles);
    },
    agentsDe: (fonctions, territoire = 'morbihan') =>
      agents.filter((a) => fonctions.includes(a.fonction) && a.territoire === territoire),
    compte: (sujet) => {
      const agent = agents.find((a) => a.sujet === sujet);
      if (!agent) throw new Error(`compte de démonstration inconnu : ${sujet}`);
      return agent;
    },
  };
  const aleaAPart = creerAlea(graine + 1);
  const idsAPart = creerIds(aleaAPart);
  const aPart = { ...monde, alea: aleaAPart, id: (instant = maintenant) => idsAPart(instant) } as Monde;
  return { ...monde, aPart: Object.assign(aPart, { aPart }) };
}
