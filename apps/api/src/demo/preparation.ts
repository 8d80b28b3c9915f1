import {
  HORIZON_JOURS,
  LIBELLES_TYPE_REVUE,
  MINUTES_DU_CRENEAU,
  ajouterJours,
  dateEnLettres,
  estJourTravaille,
  joursEntre,
  seancesDuRythme,
  type FormatPassage,
} from '@pdp/domain';
import { accorder, type DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { PLATEFORMES, organismeDe } from './organismes.js';
import { ajouterSeance, evenement, passage } from './seances.js';

/** Catégories que l'équipe technique demande pour étudier une situation. */
const POUR_L_ETM = ['identite', 'capacites', 'emploi', 'projet', 'revueAgenda'];

/** Rythme de la plateforme et ses séances, créneaux et avis différés d'un ordre du jour, point partenaire, orientations ETM. */
export function ajouterPreparation(monde: Monde, dossiers: readonly DossierDemo[]): void {
  rythme(monde);
  creneaux(monde);
  const ouverts = dossiers.filter((d) => d.partage && d.etat === 'EN_COURS');
  pointPartenaire(monde, ouverts);
  orientations(monde, ouverts);
}

// La première vient après les séances déjà planifiées ; toutes celles de l'horizon existent, comme le travail planifié les laisserait.
function rythme(monde: Monde): void {
  let premiere = monde.jour(42);
  while (!estJourTravaille(premiere)) premiere = ajouterJours(premiere, 1);
  const id = monde.id(monde.instant(-60));
  const coordinatrice = monde.compte('coordinatrice');
  const invites = ['assistante.sociale', 'medecin.conseil', 'csam.medical', 'referent.cpam'].map((s) =>
    monde.compte(s),
  );
  monde.ajouter('recurrence_revue', {
    id,
    plateforme_id: PLATEFORMES.morbihan.id,
    type: 'REVUE',
    organisme_id: null,
    premiere,
    heure: '14:00',
    tous_les_jours: 14,
    duree_minutes: 100,
    si_ferie: 'JOUR_SUIVANT',
    participants: invites.map((i) => i.id),
    active: true,
    version: 1,
    cree_par: coordinatrice.id,
    cree_le: monde.instant(-60),
  });
  const reglage = { premiere, heure: '14:00', tousLesJours: 14, siFerie: 'JOUR_SUIVANT' } as const;
  for (const { date, debut } of seancesDuRythme(reglage, monde.aujourdhui)) {
    const seance = ajouterSeance(monde, joursEntre(monde.aujourdhui, date), 13, 'PLANIFIEE');
    Object.assign(ligneDe(monde, seance.id), {
      debut: new Date(debut),
      titre: `${LIBELLES_TYPE_REVUE.REVUE} du ${dateEnLettres(date)}`,
      recurrence_id: id,
      prevue_le: date,
    });
  }
  if (monde.jour(HORIZON_JOURS) < premiere) throw new RangeError('Horizon trop court pour la démonstration');
}

const ligneDe = (monde: Monde, revueId: string): Ligne => {
  const ligne = monde.lignes.revue.find((r) => r['id'] === revueId);
  if (!ligne) throw new Error('séance de démonstration inconnue');
  return ligne;
};

// L'ordre du jour figé d'aujourd'hui : un créneau long, deux « rien à signaler », un ajout urgent, un avis de chaque voix absente.
function creneaux(monde: Monde): void {
  const figee = monde.lignes.revue.find((r) => r['etat'] === 'ORDRE_DU_JOUR_FIGE');
  const passages = monde.lignes.passage_revue.filter((p) => p['revue_id'] === figee?.['id']);
  const format = (rang: number, valeur: FormatPassage): void => {
    const ligne = passages[rang];
    if (ligne) Object.assign(ligne, { format: valeur, duree_minutes: MINUTES_DU_CRENEAU[valeur] });
  };
  format(0, 'LONG');
  format(passages.length - 2, 'LOT');
  format(passages.length - 1, 'LOT');
  Object.assign(passages[passages.length - 3] ?? {}, { urgence_motif: 'L’arrêt finit avant la séance suivante.' });
  const voix = [
    ['medecin.conseil', 'avis', 'Avis favorable à une reprise aménagée, sans port de charges.'],
    ['referent.cpam', 'dispositifs', 'Les droits permettent un essai encadré avant la fin de l’arrêt.'],
  ] as const;
  for (const [compte, categorie, texte] of voix) {
    const agent = monde.compte(compte);
    const vise = passages[0];
    if (!vise) return;
    monde.ajouter('avis_differe', {
      id: monde.id(monde.instant(-1)),
      passage_id: vise['id'],
      dossier_id: vise['dossier_id'],
      auteur_id: agent.id,
      fonction: agent.fonction,
      categorie,
      texte,
      version: 1,
      cree_le: monde.instant(-1),
      maj_le: monde.instant(-1),
    });
  }
  const absent = monde.lignes.revue_participant.find(
    (p) => p['revue_id'] === figee?.['id'] && p['utilisateur_id'] === monde.compte('referent.cpam').id,
  );
  if (absent) Object.assign(absent, { absence_prevue: true });
}

function pointPartenaire(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const organismeId = organismeDe('amiem').id;
  const participants = ['coordinatrice', 'assistante.sociale', 'medecin.travail', 'cellule.spst'].map((c) =>
    monde.compte(c),
  );
  const seance = ajouterSeance(monde, 8, 9, 'ORDRE_DU_JOUR_OUVERT', {
    type: 'POINT_PARTENAIRE',
    organismeId,
    participants,
  });
  const accordes = new Set(
    monde.lignes.consentement
      .filter((c) => c['organisme_id'] === organismeId && (c['retire_le'] ?? null) === null)
      .map((c) => c['dossier_id']),
  );
  inscrire(monde, seance, dossiers.filter((d) => accordes.has(d.id)).slice(0, 3));
}

/** Une orientation par état, chacune née d'une vraie décision ; l'équipe technique a sa propre séance. */
function orientations(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const etats = ['DEMANDEE', 'DEMANDEE', 'ACCEPTEE', 'REFUSEE', 'ETUDIEE', 'ACCORD_ATTENDU', 'ANNULEE'] as const;
  const passes = monde.lignes.passage_revue.filter((p) => p['etat'] === 'DECISION_PRISE');
  const decideParDossier = new Map(passes.map((p) => [p['dossier_id'], p['id']] as const));
  const choisis = dossiers.filter((d) => decideParDossier.has(d.id)).slice(0, etats.length);
  const participants = ['coordination.etm', 'coordinatrice', 'medecin.travail', 'cap.emploi'].map((c) =>
    monde.compte(c),
  );
  const seance = ajouterSeance(monde, 9, 9, 'ORDRE_DU_JOUR_OUVERT', { type: 'ETM', organismeId: null, participants });
  choisis.forEach((dossier, i) => {
    const etat = etats[i]!;
    const decision = monde.lignes.decision_revue.find((k) => k['passage_id'] === decideParDossier.get(dossier.id));
    if (!decision) return;
    if (etat !== 'ACCORD_ATTENDU' && etat !== 'ANNULEE')
      accorder(monde, dossier, { unite: 'ETM', organisme: 'amiem-etm', categories: POUR_L_ETM }, -8);
    monde.ajouter('orientation_etm', orientation(monde, dossier, decision, etat));
    if (etat === 'ACCEPTEE') inscrire(monde, seance, [dossier]);
  });
}

function orientation(monde: Monde, dossier: DossierDemo, decision: Ligne, etat: string): Ligne {
  const repondue = ['ACCEPTEE', 'REFUSEE', 'ETUDIEE'].includes(etat);
  const motifs: Readonly<Record<string, string>> = {
    REFUSEE: 'Le poste est déjà aménagé : l’équipe n’a rien à y ajouter.',
    ANNULEE: 'L’assuré préfère attendre.',
  };
  return {
    id: monde.id(monde.instant(-7)),
    dossier_id: dossier.id,
    plateforme_id: PLATEFORMES.morbihan.id,
    organisme_id: organismeDe('amiem-etm').id,
    decision_id: decision['id'],
    etat,
    motif: motifs[etat] ?? null,
    resultat_id: etat === 'ETUDIEE' ? decision['id'] : null,
    repondue_par: repondue ? monde.compte('coordination.etm').id : null,
    repondue_le: repondue ? monde.instant(-5) : null,
    conclue_le: etat === 'ETUDIEE' ? monde.instant(-2) : null,
    version: 1,
    cree_le: monde.instant(-7),
  };
}

function inscrire(monde: Monde, seance: ReturnType<typeof ajouterSeance>, dossiers: readonly DossierDemo[]): void {
  dossiers.forEach((dossier, i) => {
    const id = passage(monde, seance, dossier, i + 1, 'INSCRIT');
    evenement(monde, seance, 'passage-inscrit', monde.instant(-1), { passage_id: id, dossier_id: dossier.id });
  });
  Object.assign(ligneDe(monde, seance.id), { sequence: seance.sequence });
}
