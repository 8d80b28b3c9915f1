import { createHash } from 'node:crypto';
import { DECISIONS, LIBELLES_TYPE_REVUE, dateEnLettres, type CodeDecision } from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';

const QUESTIONS = [
  'Peut-on engager un essai encadré avant la fin de l’arrêt ?',
  'Faut-il demander une visite de pré-reprise maintenant ?',
  'Qui reprend contact avec l’employeur ?',
  'L’orientation vers l’équipe technique de maintien est-elle utile ?',
  'Peut-on proposer la clôture ?',
  'Comment sécuriser les ressources après la fin de droits ?',
] as const;
const RAISONS = [
  'DECISION_ECHUE',
  'PRE_REPRISE_RECUE',
  'FIN_ARRET_PROCHE',
  'NOUVELLE_INCLUSION',
  'SANS_NOUVELLE',
  'ACTION_EN_RETARD',
] as const;
const CODES: readonly (readonly [CodeDecision, number])[] = [
  ['POURSUIVRE', 5],
  ['DEMANDER_PRE_REPRISE', 4],
  ['PROPOSER_ESSAI_ENCADRE', 3],
  ['ORIENTER_ETM', 1],
  ['DEMANDER_AVIS_MC', 2],
  ['CLOTURER', 1],
  ['REPRESENTER', 1],
];

type Seance = {
  readonly id: string;
  readonly jour: number;
  readonly heure: number;
  readonly etat: string;
  readonly participants: readonly AgentDemo[];
  sequence: number;
};

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
    seancePassee(monde, jour, i === 1 ? [vitrine, ...choisis] : choisis, i === 1 ? 'TERMINEE' : 'COMPTE_RENDU_VALIDE');
  }
  const enCours = monde.alea.plusieurs(actifs, 22);
  seanceEnCours(monde, enCours.slice(0, 8));
  seanceAVenir(monde, 0, 'ORDRE_DU_JOUR_FIGE', [vitrine, ...enCours.slice(8, 18)]);
  seanceAVenir(monde, 14, 'ORDRE_DU_JOUR_OUVERT', enCours.slice(18));
  seanceAVenir(monde, 28, 'PLANIFIEE', []);
  seanceAVenir(monde, -38, 'ANNULEE', []);
  seanceAVenir(monde, -24, 'REPORTEE', []);
}

function participants(monde: Monde): AgentDemo[] {
  const noms = ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'csam.medical', 'referent.cpam'].map((s) =>
    monde.compte(s),
  );
  return [...noms, ...monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']).slice(1, 4)];
}

function ajouterSeance(monde: Monde, jour: number, heure: number, etat: string): Seance {
  const debut = monde.instant(jour, heure);
  const seance: Seance = { id: monde.id(debut), jour, heure, etat, participants: participants(monde), sequence: 0 };
  monde.ajouter('revue', {
    id: seance.id,
    plateforme_id: PLATEFORMES.morbihan.id,
    type: 'REVUE',
    titre: `${LIBELLES_TYPE_REVUE.REVUE} du ${dateEnLettres(monde.jour(jour))}`,
    debut: new Date(`${monde.jour(jour)}T${String(heure).padStart(2, '0')}:00:00Z`),
    duree_minutes: 100,
    etat,
    version: 1,
    sequence: 0,
    conducteur_id: null,
    epoque_conduite: 0,
    passage_courant_id: null,
    demarree_le: null,
    terminee_le: null,
    validee_le: null,
    cree_par: monde.compte('coordinatrice').id,
    cree_le: monde.instant(Math.min(-1, jour - 14)),
  });
  const present = ['TERMINEE', 'COMPTE_RENDU_VALIDE'].includes(etat) ? debut : null;
  monde.ajouter(
    'revue_participant',
    ...seance.participants.map((p) => ({
      revue_id: seance.id,
      utilisateur_id: p.id,
      habilitation_id: p.habilitationId,
      present_le: present,
      ajoute_le: debut,
    })),
  );
  return seance;
}

function evenement(monde: Monde, seance: Seance, type: string, le: Date, reste: Ligne = {}): number {
  seance.sequence += 1;
  monde.ajouter('revue_evenement', {
    revue_id: seance.id,
    sequence: seance.sequence,
    type,
    passage_id: null,
    dossier_id: null,
    auteur_id: monde.compte('coordinatrice').id,
    donnees: {},
    le,
    ...reste,
  });
  return seance.sequence;
}

function passage(
  monde: Monde,
  seance: Seance,
  dossier: DossierDemo,
  ordre: number,
  etat: string,
  temps: { commence?: Date; termine?: Date } = {},
): string {
  const id = monde.id(monde.instant(Math.min(-1, seance.jour - 3)));
  monde.ajouter('passage_revue', {
    id,
    revue_id: seance.id,
    dossier_id: dossier.id,
    ordre,
    etat,
    version: 1,
    question:
      ordre === 1 && dossier.personne.prenom === 'Sophie'
        ? 'Peut-on engager l’essai encadré avant la fin de l’arrêt ?'
        : monde.alea.un(QUESTIONS),
    raisons: [monde.alea.un(RAISONS)],
    inscrit_par: dossier.referent?.id ?? monde.compte('coordinatrice').id,
    duree_minutes: 8,
    commence_le: temps.commence ?? null,
    termine_le: temps.termine ?? null,
    cree_le: monde.instant(Math.min(-1, seance.jour - 3)),
  });
  return id;
}

function seancePassee(monde: Monde, jour: number, dossiers: readonly DossierDemo[], etat: string): void {
  const seance = ajouterSeance(monde, jour, 13, etat);
  const debut = monde.instant(jour, 13);
  const apres = (minutes: number): Date => new Date(debut.getTime() + minutes * 60_000);
  evenement(monde, seance, 'revue-demarree', debut);
  const traites = dossiers.map((dossier, i) => traiter(monde, seance, dossier, i + 1, apres(i * 8), apres(i * 8 + 7)));
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
  const responsable = dossier.referent ?? monde.compte('assistante.sociale');
  const decision = {
    id: monde.id(termine),
    code,
    texte: `${DECISIONS[code].libelle}, à revoir à la prochaine séance.`,
    actions: [
      {
        quoi: 'Dire la décision à l’assuré',
        responsableId: responsable.id,
        responsable: `${responsable.prenom} ${responsable.nom}`,
        echeance: monde.jour(seance.jour + 7),
      },
    ],
    phraseAssure: DECISIONS[code].phraseAssure,
    prochainPassage: monde.alea.vrai(0.5) ? monde.jour(seance.jour + 28) : null,
  };
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
    evenement(monde, seance, 'passage-inscrit', monde.instant(Math.min(-1, jour - 3)), {
      passage_id: id,
      dossier_id: d.id,
    });
  });
  Object.assign(
    monde.lignes.revue.find((r) => r['id'] === seance.id)!,
    { sequence: seance.sequence },
  );
}
