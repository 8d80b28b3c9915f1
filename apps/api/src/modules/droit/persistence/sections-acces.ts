import { SECTIONS_CLOTURE } from './sections-cloture.js';
import { DU_DOSSIER, liste, qui, tri } from './sql-acces.js';

/** Dossiers d'une personne, d'après l'un d'eux. */
export const DOSSIERS = `SELECT d.id AS "dossierId", d.assure_id AS "assureId" FROM dossier d
  WHERE d.assure_id = (SELECT o.assure_id FROM dossier o WHERE o.id = $1::uuid) AND d.etat <> 'PURGE' ORDER BY d.ouvert_le`;

/** Ce qui la concerne hors de tout dossier. */
export const PERSONNE = `SELECT ${liste(
  {
    debut: 'date_debut',
    fin: 'date_fin_prescrite',
    risque: 'risque',
    emploi: 'statut_emploi',
    employeur: 'raison_sociale',
    activite: 'code_ape',
    origine: 'source',
  },
  tri('arret_travail', 'assure_id = $1::uuid', 'date_debut'),
)} AS arrets,
  ${liste({ le: 'cree_le', seuil: 'seuil', service: 'unite', etat: 'etat' }, tri('reperage', 'assure_id = $1::uuid', 'cree_le'))} AS reperages,
  ${liste(
    {
      le: 'cree_le',
      origine: 'origine',
      par: qui('x.emetteur_id'),
      motif: 'motif',
      commentaire: 'commentaire',
      etat: 'etat',
      closLe: 'clos_le',
    },
    tri('signalement', 'assure_id = $1::uuid', 'cree_le'),
  )} AS signalements,
  ${liste({ id: 'id', courrielScelle: 'courriel_scelle', derniereConnexion: 'derniere_connexion', creeLe: 'cree_le' }, tri('utilisateur', 'assure_id = $1::uuid', 'cree_le'))} AS comptes,
  ${liste({ le: 'cree_le', type: 'type', lueLe: 'lue_le' }, tri('notification', 'utilisateur_id IN (SELECT id FROM utilisateur WHERE assure_id = $1::uuid)', 'cree_le'))} AS messages`;

const SECTIONS: Readonly<Record<string, string>> = {
  accords: liste(
    {
      portee: 'portee',
      organisme: '(SELECT o.nom FROM organisme o WHERE o.id = x.organisme_id)',
      categories: 'categories',
      texte: 'version_texte',
      canal: 'canal',
      debut: 'debut',
      fin: 'fin',
      retireLe: 'retire_le',
      retraitCanal: 'retrait_canal',
      recueilliPar: qui('x.recueilli_par'),
    },
    tri('consentement', `dossier_id = ${DU_DOSSIER}`, 'debut, id'),
  ),
  acces: liste(
    {
      qui: qui('x.utilisateur_id'),
      service: 'unite',
      organisme: '(SELECT o.nom FROM organisme o WHERE o.id = x.organisme_id)',
      role: 'role',
      motif: 'motif',
      debut: 'debut',
      fin: 'fin',
      motifFin: 'motif_fin',
    },
    tri('affectation_dossier', `dossier_id = ${DU_DOSSIER}`, 'debut, id'),
  ),
  entretiens: liste(
    {
      date: 'date',
      modalite: 'modalite',
      resume: 'resume',
      par: qui('x.auteur_id'),
      annuleLe: 'annule_le',
      annuleMotif: 'annule_motif',
    },
    tri('entretien', `dossier_id = ${DU_DOSSIER}`, 'date, id'),
  ),
  contacts: liste(
    { le: 'le', nature: 'nature', par: qui('x.auteur_id'), annuleLe: 'annule_le', annuleMotif: 'annule_motif' },
    tri('contact', `dossier_id = ${DU_DOSSIER}`, 'le, id'),
  ),
  rendezVous: liste(
    {
      le: 'debut',
      modalite: 'modalite',
      lieu: '(SELECT l.nom FROM lieu_accueil l WHERE l.id = x.lieu_id)',
      avec: qui('x.agent_id'),
      etat: 'etat',
    },
    tri('rendez_vous', `dossier_id = ${DU_DOSSIER}`, 'debut, id'),
  ),
  preconisations: liste(
    { le: 'cree_le', code: 'code', statut: 'statut', commentaire: 'commentaire', par: qui('x.auteur_id') },
    tri('preconisation', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  visites: liste(
    {
      etat: 'etat',
      demandeeLe: 'demandee_le',
      demandeePar: qui('x.demandee_par'),
      rendezVous: 'date_heure',
      lieu: 'lieu',
      id: 'id',
      resultatScelle: 'resultat_scelle',
      accordTransmission: 'accord_transmission',
      commentaire: 'commentaire',
    },
    tri('visite_pre_reprise', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  reponsesDemandees: liste(
    {
      aQui: 'partie',
      accordLe: 'accord_assure_le',
      demandeeLe: 'cree_le',
      jusquAu: 'expire_le',
      issue: 'issue',
      par: qui('x.cree_par'),
    },
    tri('lien_reponse', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  alertesEntreprise: liste(
    { le: 'le', confirme: 'confirme', par: qui('x.par') },
    tri('alerte_dossier', `dossier_id = ${DU_DOSSIER}`, 'le, id'),
  ),
  dispositifs: liste(
    {
      type: 'type',
      etat: 'etat',
      depuis: 'etat_depuis',
      ouvertLe: 'cree_le',
      id: 'id',
      contenuScelle: 'contenu_scelle',
    },
    tri('dispositif', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  diagnostics: liste(
    {
      numero: 'numero',
      etat: 'etat',
      redigeLe: 'maj_le',
      par: qui('x.redige_par'),
      partageLe: 'partage_le',
      valideLe: 'valide_le',
      facon: 'facon',
      id: 'id',
      contenuScelle: 'contenu_scelle',
    },
    tri('diagnostic_social', `dossier_id = ${DU_DOSSIER}`, 'numero'),
  ),
  dits: liste(
    { le: 'dit_le', comment: 'canal', par: qui('x.auteur_id'), id: 'id', phraseScellee: 'phrase_scellee' },
    tri('dit_assure', `dossier_id = ${DU_DOSSIER}`, 'dit_le, id'),
  ),
  ...SECTIONS_CLOTURE,
  plans: liste(
    { dossierId: 'dossier_id', majLe: 'maj_le', par: qui('x.maj_par'), contenuScelle: 'contenu_scelle' },
    tri('plan_actions', `dossier_id = ${DU_DOSSIER}`, 'dossier_id'),
  ),
  feuilles: liste(
    {
      numero: 'numero',
      etat: 'etat',
      par: qui('x.proposee_par'),
      proposeeLe: 'proposee_le',
      accepteeLe: 'acceptee_le',
      facon: 'facon',
      id: 'id',
      contenuScelle: 'contenu_scelle',
    },
    tri('feuille_route', `dossier_id = ${DU_DOSSIER}`, 'numero'),
  ),
  decisions: liste(
    {
      le: 'le',
      code: 'code',
      texte: 'texte',
      actions: 'actions',
      phrase: 'phrase_assure',
      prochainPassage: 'prochain_passage',
      par: qui('x.auteur_id'),
      annuleeLe: 'annulee_le',
    },
    tri('decision_revue', `dossier_id = ${DU_DOSSIER}`, 'le, id'),
  ),
  passages: liste(
    {
      revueLe: '(SELECT r.debut FROM revue r WHERE r.id = x.revue_id)',
      question: 'question',
      etat: 'etat',
      inscritPar: qui('x.inscrit_par'),
    },
    tri('passage_revue', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  notesDeTravail: liste(
    { le: 'maj_le', texte: 'texte', phrase: 'phrase_assure', actions: 'actions' },
    tri(
      'brouillon_decision',
      `passage_id IN (SELECT p.id FROM passage_revue p WHERE p.dossier_id = ${DU_DOSSIER}) AND texte || phrase_assure <> ''`,
      'maj_le',
    ),
  ),
  avisDifferes: liste(
    { le: 'maj_le', texte: 'texte', par: qui('x.auteur_id') },
    tri('avis_differe', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  orientations: liste(
    {
      le: 'cree_le',
      equipe: '(SELECT o.nom FROM organisme o WHERE o.id = x.organisme_id)',
      etat: 'etat',
      motif: 'motif',
      reponduLe: 'repondue_le',
    },
    tri('orientation_etm', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  taches: liste(
    {
      le: 'cree_le',
      libelle: 'libelle',
      pourquoi: 'pourquoi',
      etat: 'etat',
      echeance: 'echeance',
      responsable: `coalesce(${qui('x.responsable_id')}, x.responsable_unite)`,
    },
    tri('tache', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  etapes: liste(
    {
      le: 'le',
      sur: 'ressource',
      etape: 'transition',
      vers: 'vers',
      motif: 'motif',
      commentaire: 'commentaire',
      par: qui('x.acteur_id'),
    },
    tri('transition', `dossier_id = ${DU_DOSSIER}`, 'le, id'),
  ),
  mandats: liste(
    { qui: qui('x.mandataire_id'), portee: 'portee', debut: 'debut', fin: 'fin', revoqueLe: 'revoque_le' },
    tri('mandat', `dossier_id = ${DU_DOSSIER}`, 'debut, id'),
  ),
  gels: liste(
    {
      motif: 'motif',
      commentaire: 'commentaire',
      poseLe: 'posee_le',
      leveLe: 'levee_le',
      commentaireLevee: 'commentaire_levee',
    },
    tri('limitation_dossier', `dossier_id = ${DU_DOSSIER}`, 'posee_le'),
  ),
  demandes: liste(
    {
      type: 'type',
      etat: 'etat',
      deposeeLe: 'deposee_le',
      echanges: `(SELECT json_agg(json_build_object('le', e.le, 'etape', e.transition, 'texte', e.texte, 'motif', e.motif) ORDER BY e.le, e.id) FROM demande_droit_echange e WHERE e.demande_id = x.id)`,
    },
    tri('demande_droit', `dossier_id = ${DU_DOSSIER}`, 'deposee_le, id'),
  ),
};

/** Ce qu'un dossier garde, une liste par sorte. */
export const DOSSIER = `SELECT ${Object.entries(SECTIONS)
  .map(([nom, texte]) => `${texte} AS "${nom}"`)
  .join(',\n  ')}`;
