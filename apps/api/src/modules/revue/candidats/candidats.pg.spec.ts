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
  ['fin de droits dans un mois', DROITS, [dans(30)], ['FIN_DROITS_PROCHE']],
  ['tâche en retard', TACHE, ['A_FAIRE', dans(-1)], ['ACTION_EN_RETARD']],
  ['tâche en retard, mais faite', TACHE, ['FAITE', dans(-1)], null],
  ['pré-reprise reçue depuis la dernière', VISITE, ['RECOMMANDATIONS_TRANSMISES', dans(-9)], ['PRE_REPRISE_RECUE']],
  ['pré-reprise reçue avant la dernière', VISITE, ['RECOMMANDATIONS_TRANSMISES', dans(-11)], null],
  ['pré-reprise non transmise', VISITE, ['TRANSMISSION_REFUSEE', dans(-9)], null],
  ['accord retiré', `UPDATE consentement SET retire_le = now() WHERE dossier_id = @dossier`, [], null],
])('%s', async (_nom, retouche, valeurs, attendues) => {
  expect(await raisonsApres(retouche, valeurs)).toEqual(attendues);
});
