import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ajouterJours, dateParis, type Raison } from '@pdp/domain';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { consentir, creerDossier, creerMonde, type Monde } from '../../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../../dossier/essais/outils.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { ProposerCandidats } from './candidats.use-case.js';

let outils: Outils;
let monde: Monde;
let revueId: string;
let rang = 0;
const SEANCE = ajouterJours(dateParis(new Date()), 3);
const dans = (jours: number): string => ajouterJours(SEANCE, jours);

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  const creer = async (jours: number, etat: string): Promise<string> => {
    const id = nouvelId();
    await outils.sql(
      `INSERT INTO revue (id, plateforme_id, titre, debut, etat) VALUES ($1, $2, 'Revue', ($3 || ' 14:00')::timestamp AT TIME ZONE 'Europe/Paris', $4)`,
      [id, monde.plateformeId, dans(jours), etat],
    );
    return id;
  };
  await creer(-10, 'COMPTE_RENDU_VALIDE');
  await creer(-1, 'ANNULEE');
  revueId = await creer(0, 'ORDRE_DU_JOUR_OUVERT');
  await creer(20, 'PLANIFIEE');
});
afterAll(() => outils.fermer());

/** Dossier partagé où rien ne presse, puis retouché ; rend les raisons que la coordination lit, ou `null` s'il n'est pas proposé. */
async function raisonsApres(retouche: string, valeurs: readonly unknown[] = []): Promise<readonly string[] | null> {
  rang += 1;
  const numero = `56-2026-7${String(rang).padStart(3, '0')}`;
  const { dossierId, assureId } = await creerDossier(outils, monde, {
    nir: `26108561${String(20_000 + rang)}`,
    numero,
    etat: 'EN_COURS',
  });
  await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
  await outils.sql(
    `INSERT INTO affectation_dossier (id, dossier_id, unite, role) VALUES ($1, $2, 'COORDINATION', 'SERVICE')`,
    [nouvelId(), dossierId],
  );
  await outils.sql(
    `UPDATE dossier SET referent_id = $2, ouvert_le = now() - interval '60 days', dernier_contact = current_date WHERE id = $1`,
    [dossierId, monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId],
  );
  await outils.sql(`UPDATE consentement SET debut = now() - interval '60 days' WHERE dossier_id = $1`, [dossierId]);
  await outils.sql(`UPDATE arret_travail SET date_fin_prescrite = $2 WHERE assure_id = $1`, [assureId, dans(200)]);
  await outils.sql(retouche.replaceAll('@dossier', `'${dossierId}'`).replaceAll('@assure', `'${assureId}'`), valeurs);
  const candidats = new ProposerCandidats(outils.lecture, new LectureRevues(outils.lecture));
  const r = await candidats.executer(monde.agents.COORDINATEUR, revueId);
  if (!r.ok) throw new Error(r.erreur.detail);
  return r.valeur.elements.find((c) => c.numero === numero)?.raisons ?? null;
}

const VISITE = `INSERT INTO visite_pre_reprise (id, dossier_id, etat, realisee_le, accord_le) VALUES (gen_random_uuid(), @dossier, $1, now() - interval '40 days', ($2 || ' 12:00')::timestamptz)`;
const TACHE = `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, etat, responsable_unite, echeance)
  SELECT gen_random_uuid(), d.id, d.plateforme_id, 'x', 'MANUELLE', $1, 'CPAM', $2 FROM dossier d WHERE d.id = @dossier`;
const PASSAGE = `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question)
  SELECT gen_random_uuid(), r.id, @dossier, 1, $1, 'Que faire ?' FROM revue r WHERE r.etat = 'COMPTE_RENDU_VALIDE'`;
const DROITS = `INSERT INTO categorie_dossier (dossier_id, categorie, contenu, version_dossier) VALUES (@dossier, 'arret', jsonb_build_object('dateFinDroits', $1::text), 1)
  ON CONFLICT (dossier_id, categorie) DO UPDATE SET contenu = excluded.contenu`;

it.each<[string, string, readonly unknown[], readonly Raison[] | null]>([
  ['rien ne presse', 'SELECT 1', [], null],
  ['sans référent', 'UPDATE dossier SET referent_id = NULL WHERE id = @dossier', [], ['SANS_REFERENT']],
  [
    'sans nouvelle',
    'UPDATE dossier SET dernier_contact = current_date - 40 WHERE id = @dossier',
    [],
    ['SANS_NOUVELLE'],
  ],
  ['ouvert depuis la dernière', 'UPDATE dossier SET ouvert_le = now() WHERE id = @dossier', [], ['NOUVELLE_INCLUSION']],
  ['en clôture', `UPDATE dossier SET etat = 'EN_CLOTURE' WHERE id = @dossier`, [], ['PROPOSE_CLOTURE']],
  [
    'arrêt fini avant la suivante',
    'UPDATE arret_travail SET date_fin_prescrite = $1 WHERE assure_id = @assure',
    [dans(19)],
    ['FIN_ARRET_PROCHE'],
  ],
  [
    'arrêt fini le jour de la suivante',
    'UPDATE arret_travail SET date_fin_prescrite = $1 WHERE assure_id = @assure',
    [dans(20)],
    null,
  ],
  ['fin de droits avant la suivante', DROITS, [dans(19)], ['FIN_DROITS_PROCHE']],
  ['fin de droits le jour de la suivante', DROITS, [dans(20)], null],
  [
    'accord donné depuis la dernière',
    'UPDATE consentement SET debut = now() WHERE dossier_id = @dossier',
    [],
    ['NOUVELLE_INCLUSION'],
  ],
  ['dernier passage reporté', PASSAGE, ['REPORTE'], ['A_REPRESENTER']],
  ['dernier passage pas atteint', PASSAGE, ['RETENU'], ['A_REPRESENTER']],
  ['dernier passage décidé', PASSAGE, ['DECISION_PRISE'], null],
  ['dernier passage retiré', PASSAGE, ['RETIRE'], null],
  ['tâche en retard', TACHE, ['A_FAIRE', dans(-1)], ['ACTION_EN_RETARD']],
  ['tâche en retard, mais faite', TACHE, ['FAITE', dans(-1)], null],
  ['pré-reprise reçue depuis la dernière', VISITE, ['RECOMMANDATIONS_TRANSMISES', dans(-9)], ['PRE_REPRISE_RECUE']],
  ['pré-reprise reçue avant la dernière', VISITE, ['RECOMMANDATIONS_TRANSMISES', dans(-11)], null],
  ['pré-reprise non transmise', VISITE, ['TRANSMISSION_REFUSEE', dans(-9)], null],
  ['accord retiré', `UPDATE consentement SET retire_le = now() WHERE dossier_id = @dossier`, [], null],
])('%s', async (_nom, retouche, valeurs, attendues) => {
  expect(await raisonsApres(retouche, valeurs)).toEqual(attendues);
});

it('explique chaque raison sans donner à la coordination une date de l’arrêt', async () => {
  const lire = async (fonction: 'COORDINATEUR' | 'ASSISTANT_SERVICE_SOCIAL') => {
    const candidats = new ProposerCandidats(outils.lecture, new LectureRevues(outils.lecture));
    const r = await candidats.executer(monde.agents[fonction], revueId);
    if (!r.ok) throw new Error(r.erreur.detail);
    return r.valeur.elements;
  };
  await outils.sql(
    `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, debut)
     SELECT gen_random_uuid(), d.id, $1, 'CERCLE', now() - interval '1 hour' FROM dossier d`,
    [monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId],
  );
  const deArret = (elements: Awaited<ReturnType<typeof lire>>): readonly string[] =>
    elements.flatMap((c) => c.explications.filter((e) => e.raison === 'FIN_ARRET_PROCHE').map((e) => e.texte));
  expect(deArret(await lire('COORDINATEUR'))).toEqual(['avant la prochaine séance']);
  expect(deArret(await lire('ASSISTANT_SERVICE_SOCIAL'))).toEqual([expect.stringMatching(/^le .* après la séance$/)]);
  const [candidat] = await lire('COORDINATEUR');
  expect(candidat?.questionProposee).toMatch(/ \?$/);
  expect(candidat?.explications.map((e) => e.raison)).toEqual(candidat?.raisons);
});

it('un point partenaire ne propose que ce que l’assuré partage avec lui, l’équipe technique que ce qu’elle a accepté', async () => {
  const organismeId = monde.organismes.CAP_EMPLOI;
  const creer = async (type: string, organisme: string | null): Promise<string> => {
    const id = nouvelId();
    await outils.sql(
      `INSERT INTO revue (id, plateforme_id, type, titre, debut, etat, organisme_id) VALUES ($1, $2, $3, 'x', ($4 || ' 14:00')::timestamp AT TIME ZONE 'Europe/Paris', 'ORDRE_DU_JOUR_OUVERT', $5)`,
      [id, monde.plateformeId, type, SEANCE, organisme],
    );
    return id;
  };
  const [point, etm] = [await creer('POINT_PARTENAIRE', organismeId ?? null), await creer('ETM', null)];
  const numeros = async (id: string): Promise<readonly string[]> => {
    const candidats = new ProposerCandidats(outils.lecture, new LectureRevues(outils.lecture));
    const r = await candidats.executer(monde.agents.COORDINATEUR, id);
    return r.ok ? r.valeur.elements.map((c) => c.numero) : [r.erreur.detail];
  };
  expect([await numeros(point), await numeros(etm)]).toEqual([[], []]);
  const [choisi] = await outils.sql<{ id: string; numero: string }>(
    `SELECT d.id, d.numero FROM dossier d WHERE d.referent_id IS NULL LIMIT 1`,
  );
  await consentir(outils, choisi!.id, { portee: 'PARTENAIRE', unite: 'CAP_EMPLOI', organismeId });
  expect(await numeros(point)).toEqual([choisi!.numero]);
  const decisionId = nouvelId();
  await outils.sql(
    `WITH p AS (INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question) VALUES (gen_random_uuid(), $1, $2, 9, 'DECISION_PRISE', 'Que faire ?') RETURNING id),
     k AS (INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, auteur_id, sequence) SELECT $3, $1, p.id, $2, 'ORIENTER_ETM', 'x', '[]', 'x', $4, 1 FROM p RETURNING id)
     INSERT INTO orientation_etm (id, dossier_id, plateforme_id, organisme_id, decision_id, etat, repondue_le) SELECT gen_random_uuid(), $2, $5, $6, $3, 'ACCEPTEE', now() FROM k`,
    [
      revueId,
      choisi!.id,
      decisionId,
      monde.agents.COORDINATEUR.utilisateurId,
      monde.plateformeId,
      monde.organismes.ETM,
    ],
  );
  expect(await numeros(etm)).toEqual([choisi!.numero]);
});
