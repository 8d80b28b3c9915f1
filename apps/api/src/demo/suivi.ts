import type { AgentDemo } from './agents.js';
import { accorder, lier, type DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES, organismeDe } from './organismes.js';
import { ajouterPreconisation } from './preconisations.js';

const TACHES = [
  ['Rappeler pour fixer un rendez-vous', 'MANUELLE', 'Suivi en cours'],
  ['Préparer la demande de RQTH', 'MANUELLE', 'Plan d’actions'],
  ['Contacter l’employeur avec l’assuré', 'MANUELLE', 'Plan d’actions'],
  ['Publier le livret', 'REVUE', 'Décision de revue'],
  ['Demander l’accord du médecin traitant', 'REVUE', 'Décision de revue'],
] as const;
export const CATEGORIES_SPST = [
  'identite',
  'coordonnees',
  'arret',
  'capacites',
  'emploi',
  'dispositifs',
  'revueAgenda',
  'livret',
] as const;
const CATEGORIES_CAP_EMPLOI = [
  'identite',
  'coordonnees',
  'emploi',
  'capacites',
  'projet',
  'dispositifs',
  'revueAgenda',
] as const;

const ETATS_TACHE = [
  ['A_FAIRE', 14],
  ['EN_COURS', 4],
  ['BLOQUEE', 2],
  ['FAITE', 6],
  ['SANS_OBJET', 1],
] as const;
const NOMBRES_ENTRETIENS = [
  [1, 2],
  [3, 4],
  [4, 3],
  [6, 1],
] as const;
const NOMBRES_TACHES = [
  [0, 1],
  [1, 5],
  [2, 2],
] as const;

/** Entretiens, tâches, préconisations et accords d'un dossier avancé. */
export function peuplerSuivi(monde: Monde, dossier: DossierDemo): void {
  const { alea } = monde;
  const { referent } = dossier;
  if (!referent || !dossier.partage) return;
  const entretiens = alea.pondere(NOMBRES_ENTRETIENS);
  for (let i = 0; i < entretiens; i++)
    ajouterEntretien(monde, dossier, referent, Math.min(-1, dossier.ouvertLe + 6 + i * 21));
  if (dossier.etat === 'CLOS' || dossier.etat === 'ARCHIVE') return;
  const taches = alea.pondere(NOMBRES_TACHES);
  for (let i = 0; i < taches; i++) ajouterTache(monde, dossier, referent, alea.entier(-6, 30));
  if (alea.vrai(0.7)) ajouterPreconisation(monde, dossier, referent);
  if (alea.vrai(0.35))
    accorder(
      monde,
      dossier,
      { unite: 'SPST', organisme: 'amiem', categories: CATEGORIES_SPST },
      Math.min(-1, dossier.ouvertLe + 15),
    );
  if (alea.vrai(0.12))
    accorder(
      monde,
      dossier,
      { unite: 'CAP_EMPLOI', organisme: 'cap-emploi', categories: CATEGORIES_CAP_EMPLOI },
      Math.min(-1, dossier.ouvertLe + 25),
      alea.vrai(0.2) ? -alea.entier(1, 20) : null,
    );
}

/** Entretien mené par le référent, résumé neutre. */
export function ajouterEntretien(monde: Monde, dossier: DossierDemo, auteur: AgentDemo, jour: number): void {
  const cree = monde.instant(jour, 14);
  monde.ajouter('entretien', {
    id: monde.id(cree),
    dossier_id: dossier.id,
    date: monde.jour(jour),
    modalite: monde.alea.pondere([
      ['ACCUEIL', 3],
      ['DOMICILE', 1],
      ['TELEPHONE', 5],
      ['VISIO', 1],
    ]),
    duree_minutes: monde.alea.un([20, 30, 45, 60]),
    resume: 'Point sur la situation et sur la suite. La personne est d’accord avec les étapes.',
    auteur_id: auteur.id,
    cree_le: cree,
  });
}

/** Tâche ouverte ; la plus proche devient la prochaine étape du dossier. */
export function ajouterTache(
  monde: Monde,
  dossier: DossierDemo,
  responsable: AgentDemo,
  echeance: number,
  choix: readonly [string, string, string] = monde.alea.un(TACHES),
): void {
  const [libelle, origine, pourquoi] = choix;
  const etat = monde.alea.pondere(ETATS_TACHE);
  monde.ajouter('tache', {
    id: monde.id(),
    dossier_id: dossier.id,
    plateforme_id: PLATEFORMES[dossier.personne.territoire].id,
    libelle,
    pourquoi,
    origine,
    etat,
    version: 1,
    auteur_id: responsable.id,
    responsable_id: responsable.id,
    dans_livret: false,
    echeance: monde.jour(echeance),
    cree_le: monde.instant(Math.max(dossier.ouvertLe, -10)),
  });
  if (etat !== 'FAITE' && etat !== 'SANS_OBJET') noterEtape(monde, dossier, libelle, monde.jour(echeance));
}

/** Garde la plus proche des étapes datées. */
export function noterEtape(monde: Monde, dossier: DossierDemo, libelle: string, echeance: string): void {
  const ligne = monde.lignes.dossier.find((d) => d['id'] === dossier.id) as Record<string, unknown> | undefined;
  if (!ligne) return;
  const actuelle = ligne['prochaine_echeance'] as string | null;
  if (actuelle === null || echeance < actuelle)
    Object.assign(ligne, { prochaine_etape: libelle, prochaine_echeance: echeance });
}

/** Une visite dans un état donné, avec ce que cet état suppose. */
export function ajouterVisite(monde: Monde, dossier: DossierDemo, etat: string, jour: number): string {
  const id = monde.id(monde.instant(Math.min(-2, jour - 10)));
  const medecin = monde.compte('medecin.travail');
  const demandee = etat !== 'ENVISAGEE';
  const planifiee = demandee && etat !== 'DEMANDEE' && etat !== 'ANNULEE';
  const realisee = ['REALISEE', 'RECOMMANDATIONS_TRANSMISES', 'TRANSMISSION_REFUSEE'].includes(etat);
  monde.ajouter('visite_pre_reprise', {
    id,
    dossier_id: dossier.id,
    etat,
    version: 1,
    organisme_id: organismeDe('amiem').id,
    demandee_par: demandee ? (dossier.referent?.id ?? null) : null,
    demandeur_fonction: demandee ? monde.alea.un(['ASSURE', 'MEDECIN_CONSEIL']) : null,
    demandee_le: demandee ? monde.instant(Math.min(-2, jour - 8)) : null,
    date_heure: planifiee ? monde.instant(jour, 8, 30) : null,
    lieu: planifiee ? 'AMIEM Vannes' : null,
    resultat: realisee
      ? {
          amenagements: ['REPRISE_PROGRESSIVE', 'AIDE_MANUTENTION'],
          restrictions: ['PORT_CHARGES_LOURDES'],
          reclassement: 'A_ETUDIER',
          formation: 'NON',
          precisions: null,
        }
      : null,
    realisee_par: realisee ? medecin.id : null,
    realisee_le: realisee ? monde.instant(jour, 9) : null,
    accord_transmission: etat === 'RECOMMANDATIONS_TRANSMISES' ? true : etat === 'TRANSMISSION_REFUSEE' ? false : null,
    accord_le: null,
    commentaire: null,
    cree_le: monde.instant(Math.min(-2, jour - 10)),
  });
  if (etat === 'PLANIFIEE') noterEtape(monde, dossier, 'Visite de pré-reprise', monde.jour(jour));
  if (demandee) relierService(monde, dossier, Math.min(-2, jour - 8));
  return id;
}

// Une demande relie le service sollicité (décision 0015) : sans ce lien, il ne verrait pas même le numéro du dossier.
function relierService(monde: Monde, dossier: DossierDemo, jour: number): void {
  const organisme = organismeDe('amiem').id;
  const dejaRelie = monde.lignes.affectation_dossier.some(
    (a) => a['dossier_id'] === dossier.id && a['organisme_id'] === organisme && a['fin'] === null,
  );
  if (!dejaRelie)
    lier(monde.aPart, dossier, { unite: 'SPST', organisme, role: 'SERVICE', motif: 'Visite de pré-reprise' }, jour);
}
