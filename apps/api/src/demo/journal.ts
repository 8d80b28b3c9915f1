import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { organismeDe } from './organismes.js';

/** Un acte passé : qui, quand, quoi, sur quelles catégories. */
type Acte = readonly [
  compte: string,
  jour: number,
  heure: number,
  action: string,
  ressource: string,
  categories: readonly string[],
];

const FICHE_SOCIALE = ['identite', 'coordonnees', 'arret', 'social', 'finances', 'emploi', 'projet', 'livret'];
const FICHE_MEDICALE = ['identite', 'arret', 'avis', 'capacites', 'emploi', 'projet', 'dispositifs'];
const FICHE_CPAM = ['identite', 'nir', 'coordonnees', 'arret', 'avis', 'emploi'];
const FICHE_TRAVAIL = ['identite', 'coordonnees', 'arret', 'capacites', 'emploi', 'dispositifs'];

/** Vie du dossier vitrine : chacun n'y paraît qu'à partir du jour où un lien et un accord lui ouvraient le dossier. */
const VITRINE: readonly Acte[] = [
  ['csam.social', -50, 9, 'dossier.ouvrir', 'dossier', []],
  ['assistante.sociale', -48, 9, 'lecture', 'lecture', FICHE_SOCIALE],
  ['assistante.sociale', -48, 10, 'consentement.donner', 'consentement', ['consentements']],
  ['assistante.sociale', -48, 15, 'entretien.creer', 'entretien', ['dispositifs']],
  ['referent.cpam', -47, 11, 'lecture', 'lecture', FICHE_CPAM],
  ['medecin.conseil', -46, 14, 'lecture', 'lecture', FICHE_MEDICALE],
  ['assistante.sociale', -39, 9, 'dossier.ecrire', 'dossier', ['social']],
  ['assistante.sociale', -39, 16, 'livret.publier', 'livret', ['livret']],
  ['coordination.etm', -36, 10, 'lecture', 'lecture', ['identite', 'projet']],
  ['assistante.sociale', -30, 14, 'entretien.creer', 'entretien', ['dispositifs']],
  ['medecin.conseil', -16, 11, 'dossier.ecrire', 'dossier', ['avis']],
  ['medecin.travail', -13, 8, 'visite.planifier', 'visite', ['dispositifs']],
  ['medecin.travail', -13, 9, 'lecture', 'lecture', FICHE_TRAVAIL],
  ['coordinatrice', -12, 15, 'revue.lire', 'revue', ['identite', 'revueAgenda']],
  ['medecin.conseil', -10, 13, 'revue.lire', 'revue', ['identite', 'revueAgenda']],
  ['referent.cpam', -10, 13, 'revue.lire', 'revue', ['identite', 'revueAgenda']],
  ['assistante.sociale', -9, 14, 'entretien.creer', 'entretien', ['dispositifs']],
  ['assistante.sociale', -9, 15, 'livret.publier', 'livret', ['livret']],
  ['medecin.travail', -5, 9, 'lecture', 'lecture', FICHE_TRAVAIL],
  ['assistante.sociale', -2, 10, 'lecture', 'lecture', FICHE_SOCIALE],
  ['coordinatrice', -1, 16, 'revue.lire', 'revue', ['identite', 'revueAgenda']],
];

/** Journal passé de la démonstration, du plus ancien au plus récent : ce que l'assurée lit dans « Qui a ouvert mon dossier ». */
export function lignesJournal(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): Ligne[] {
  const lignes = VITRINE.map(([compte, jour, heure, action, ressource, categories]) =>
    ligne(monde, monde.compte(compte), vitrine, monde.instant(jour, heure), { action, ressource, categories }),
  );
  for (const dossier of dossiers) lignes.push(...lecturesDuReferent(monde, dossier));
  return lignes.toSorted((a, b) => Number(a['le']) - Number(b['le'])).map((l, rang) => ({ id: rang + 1, ...l }));
}

function lecturesDuReferent(monde: Monde, dossier: DossierDemo): Ligne[] {
  const { referent } = dossier;
  if (referent === null || !dossier.partage || dossier.etat === 'CLOS' || dossier.etat === 'ARCHIVE') return [];
  return Array.from({ length: monde.alea.entier(1, 3) }, () => {
    const jour = -monde.alea.entier(1, Math.max(1, -dossier.ouvertLe));
    const le = monde.instant(jour, monde.alea.entier(8, 16), monde.alea.entier(0, 59));
    return ligne(monde, referent, dossier, le, { action: 'lecture', ressource: 'lecture', categories: FICHE_SOCIALE });
  });
}

function ligne(
  monde: Monde,
  agent: AgentDemo,
  dossier: DossierDemo,
  le: Date,
  acte: { action: string; ressource: string; categories: readonly string[] },
): Ligne {
  return {
    le,
    utilisateur_id: agent.id,
    session_id: null,
    fonction: agent.fonction,
    organisme_id: agent.organisme === '' ? null : organismeDe(agent.organisme).id,
    action: acte.action,
    ressource: acte.ressource,
    ressource_id: acte.ressource === 'dossier' ? dossier.id : monde.id(le),
    dossier_id: dossier.id,
    categories: acte.categories,
    correlation_id: null,
    resultat: 'OK',
  };
}
