import { createHash } from 'node:crypto';
import { DECISIONS, type CodeDecision } from '@pdp/domain';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { ACTIONS, ajouterTachesDeDecision } from './taches-de-decision.js';
import { ajouterSeance, evenement, passage, type Seance } from './seances.js';

const CODES: readonly (readonly [CodeDecision, number])[] = [
  ['POURSUIVRE', 5],
  ['DEMANDER_PRE_REPRISE', 4],
  ['PROPOSER_ESSAI_ENCADRE', 3],
  ['ORIENTER_ETM', 1],
  ['DEMANDER_AVIS_MC', 2],
  ['CLOTURER', 1],
  ['REPRESENTER', 1],
];

/** Jours pendant lesquels une décision attend d'être reprise dans le livret, et où ses tâches se suivent ; l'écart à un jour travaillé compris. */
const RECENTE = 16;

/** Un an de revues : les passées avec leur compte rendu, une en cours, une prête pour aujourd'hui, deux à venir, une annulée, une reportée. */
export function ajouterRevues(monde: Monde, dossiers: readonly DossierDemo[], vitrine: DossierDemo): void {
  const actifs = dossiers.filter(
    (d) =>
      d.partage &&
      ['EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE'].includes(d.etat) &&
      d.id !== vitrine.id,
  );
  const anciens = dossiers.filter((d) => d.partage && d.id !== vitrine.id);
  for (let i = 24; i >= 1; i--) {
    const jour = -10 - (i - 1) * 14;
    const presents = anciens.filter((d) => d.ouvertLe < jour - 7).slice(0, 400);
    const choisis = monde.alea.plusieurs(presents, Math.min(12, presents.length));
    if (i > 1) seancePassee(monde, jour, choisis, 'COMPTE_RENDU_VALIDE');
    else seancePassee(monde, jour, [vitrine, ...recents(monde.aPart, actifs, jour)], 'TERMINEE');
  }
  const enCours = monde.alea.plusieurs(actifs, 22);
  seanceEnCours(monde, enCours.slice(0, 8));
  seanceAVenir(monde, 0, 'ORDRE_DU_JOUR_FIGE', [vitrine, ...enCours.slice(8, 18)]);
  seanceAVenir(monde, 14, 'ORDRE_DU_JOUR_OUVERT', enCours.slice(18));
  seanceAVenir(monde, 28, 'PLANIFIEE', []);
  seanceAVenir(monde, -38, 'ANNULEE', []);
  seanceAVenir(monde, -24, 'REPORTEE', []);
}

// La dernière séance porte sur des dossiers encore ouverts : la suivante en relit les suites.
function recents(monde: Monde, actifs: readonly DossierDemo[], jour: number): readonly DossierDemo[] {
  const ouverts = actifs.filter((d) => d.ouvertLe < jour - 7);
  return monde.alea.plusieurs(ouverts, Math.min(12, ouverts.length));
}

function seancePassee(monde: Monde, jour: number, dossiers: readonly DossierDemo[], etat: string): void {
  const seance = ajouterSeance(monde, jour, 13, etat);
  const debut = monde.instant(seance.jour, 13);
  const apres = (minutes: number): Date => new Date(debut.getTime() + minutes * 60_000);
  evenement(monde, seance, 'revue-demarree', debut);
  for (const p of seance.participants)
    evenement(monde, seance, 'participant-arrive', debut, {
      auteur_id: p.id,
      donnees: { agent: p.id, fonction: p.fonction },
    });
  const traites = dossiers.map((dossier, i) => traiter(monde, seance, dossier, i + 1, apres(i * 8), apres(i * 8 + 7)));
  if (etat === 'TERMINEE') autresPassages(monde, seance, dossiers);
  evenement(monde, seance, 'revue-terminee', apres(dossiers.length * 8));
  if (etat === 'COMPTE_RENDU_VALIDE') evenement(monde, seance, 'compte-rendu-valide', apres(dossiers.length * 8 + 30));
  const ligne = monde.lignes.revue.find((r) => r['id'] === seance.id);
  Object.assign(ligne!, {
    sequence: seance.sequence,
    conducteur_id: monde.compte('coordinatrice').id,
    epoque_conduite: 1,
    demarree_le: debut,
    terminee_le: apres(dossiers.length * 8),
    validee_le: etat === 'COMPTE_RENDU_VALIDE' ? apres(dossiers.length * 8 + 30) : null,
  });
  if (etat === 'COMPTE_RENDU_VALIDE')
    figer(monde, seance, String(ligne!['titre']), debut, apres(dossiers.length * 8), traites);
}

function traiter(
  monde: Monde,
  seance: Seance,
  dossier: DossierDemo,
  ordre: number,
  commence: Date,
  termine: Date,
): Ligne {
  const passageId = passage(monde, seance, dossier, ordre, 'DECISION_PRISE', { commence, termine });
  evenement(monde, seance, 'passage-commence', commence, { passage_id: passageId, dossier_id: dossier.id });
  const code = monde.alea.pondere(CODES);
  const decision = decisionTiree(monde, seance, dossier, code, termine);
  const coordinatrice = monde.compte('coordinatrice');
  const sequence = evenement(monde, seance, 'decision-prise', termine, {
    passage_id: passageId,
    dossier_id: dossier.id,
    donnees: { decisionId: decision.id, code },
  });
  monde.ajouter('decision_revue', {
    id: decision.id,
    revue_id: seance.id,
    passage_id: passageId,
    dossier_id: dossier.id,
    code,
    texte: decision.texte,
    actions: decision.actions,
    phrase_assure: decision.phraseAssure,
    prochain_passage: decision.prochainPassage,
    auteur_id: coordinatrice.id,
    sequence,
    le: termine,
  });
  proposerAuLivret(monde.aPart, seance, dossier, decision, termine);
  if (seance.jour >= -RECENTE) ajouterTachesDeDecision(monde.aPart, seance, dossier, decision, ordre);
  const question = monde.lignes.passage_revue.at(-1)?.['question'];
  return {
    passageId,
    dossierId: dossier.id,
    ordre,
    question,
    etat: 'DECISION_PRISE',
    dureeSecondes: 420,
    decision: { ...decision, auteur: `${coordinatrice.prenom} ${coordinatrice.nom}`, le: termine },
  };
}

// Les séances récentes attendent encore que le référent reprenne la phrase dans le livret ; les autres l'ont fait.
function proposerAuLivret(
  monde: Monde,
  seance: Seance,
  dossier: DossierDemo,
  decision: { readonly id: string; readonly phraseAssure: string },
  le: Date,
): void {
  if (dossier.referent === null || seance.jour < -RECENTE) return;
  monde.ajouter('livret_proposition', {
    id: monde.id(le),
    dossier_id: dossier.id,
    source: 'DECISION',
    source_id: decision.id,
    cible: 'DECISIONS',
    phrase: decision.phraseAssure,
    etat: 'PROPOSEE',
    cree_le: le,
  });
}

function decisionTiree(monde: Monde, seance: Seance, dossier: DossierDemo, code: CodeDecision, termine: Date) {
  const responsable = dossier.referent ?? monde.compte('assistante.sociale');
  return {
    id: monde.id(termine),
    code,
    texte: `${DECISIONS[code].libelle}, à revoir à la prochaine séance.`,
    actions: [
      {
        quoi: ACTIONS[code] ?? 'Dire la décision à l’assuré',
        responsableId: responsable.id,
        responsable: `${responsable.prenom} ${responsable.nom}`,
        echeance: monde.jour(seance.jour + 7),
      },
    ],
    phraseAssure: DECISIONS[code].phraseAssure,
    prochainPassage: monde.alea.vrai(0.5) ? monde.jour(seance.jour + 28) : null,
  };
}

function figer(monde: Monde, seance: Seance, titre: string, debut: Date, fin: Date, passages: readonly Ligne[]): void {
  const presents = seance.participants.map((p) => ({ id: p.id, nom: `${p.prenom} ${p.nom}`, fonction: p.fonction }));
  const contenu = { titre, debut, fin, presents, passages };
  monde.ajouter('compte_rendu', {
    revue_id: seance.id,
    contenu,
    empreinte: createHash('sha256').update(JSON.stringify(contenu)).digest('hex'),
    fige_par: monde.compte('coordinatrice').id,
    fige_le: new Date(fin.getTime() + 1_800_000),
  });
}

function seanceEnCours(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const seance = ajouterSeance(monde, 0, 8, 'EN_COURS');
  const debut = new Date(monde.maintenant.getTime() - 31 * 60_000);
  evenement(monde, seance, 'revue-demarree', debut);
  dossiers
    .slice(0, 3)
    .forEach((d, i) =>
      traiter(
        monde,
        seance,
        d,
        i + 1,
        new Date(debut.getTime() + i * 540_000),
        new Date(debut.getTime() + i * 540_000 + 500_000),
      ),
    );
  const courant = passage(monde, seance, dossiers[3]!, 4, 'EN_DISCUSSION', {
    commence: new Date(monde.maintenant.getTime() - 120_000),
  });
  evenement(monde, seance, 'passage-commence', new Date(monde.maintenant.getTime() - 120_000), {
    passage_id: courant,
    dossier_id: dossiers[3]!.id,
  });
  dossiers.slice(4).forEach((d, i) => passage(monde, seance, d, 5 + i, 'RETENU'));
  const ligne = monde.lignes.revue.find((r) => r['id'] === seance.id)!;
  Object.assign(ligne, {
    debut,
    demarree_le: debut,
    sequence: seance.sequence,
    conducteur_id: monde.compte('coordinatrice').id,
    epoque_conduite: 1,
    passage_courant_id: courant,
  });
  monde.ajouter('brouillon_decision', {
    passage_id: courant,
    version: 1,
    texte: 'Demander les accords manquants',
    code: 'PROPOSER_ESSAI_ENCADRE',
    actions: [],
    phrase_assure: '',
    ecrivain_id: null,
    maj_le: monde.maintenant,
  });
}

function seanceAVenir(monde: Monde, jour: number, etat: string, dossiers: readonly DossierDemo[]): void {
  const seance = ajouterSeance(monde, jour, 13, etat);
  dossiers.forEach((d, i) => {
    const id = passage(monde, seance, d, i + 1, etat === 'ORDRE_DU_JOUR_FIGE' ? 'RETENU' : 'INSCRIT');
    evenement(monde, seance, 'passage-inscrit', monde.instant(Math.min(-1, seance.jour - 3)), {
      passage_id: id,
      dossier_id: d.id,
    });
  });
  Object.assign(
    monde.lignes.revue.find((r) => r['id'] === seance.id)!,
    { sequence: seance.sequence },
  );
}

// Les états qu'une décision ne montre pas : reporté, retiré, sans décision, à représenter.
function autresPassages(monde: Monde, seance: Seance, traites: readonly DossierDemo[]): void {
  const deja = new Set(traites.map((d) => d.id));
  const candidats = monde.lignes.dossier
    .filter((d) => d['etat'] === 'EN_COURS' && !deja.has(String(d['id'])))
    .slice(0, 4);
  const fin = new Date(monde.instant(seance.jour, 13).getTime() + traites.length * 480_000);
  Object.entries(SANS_SUITE).forEach(([etat, type], i) => {
    const dossier = candidats[i];
    if (!dossier) return;
    const vise = { id: String(dossier['id']), referent: null };
    const id = passage(monde, seance, vise, traites.length + 1 + i, etat);
    evenement(monde, seance, type, fin, { passage_id: id, dossier_id: vise.id });
  });
}

const SANS_SUITE = {
  REPORTE: 'passage-reporte',
  RETIRE: 'passage-retire',
  SANS_DECISION: 'passage-sans-decision',
  A_REPRESENTER: 'passage-a-representer',
} as const;
