import { FONCTIONS, CATEGORIES, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import type { Situation } from '../../../../libs/permissions/test/oracle.js';
import { creerAgent, creerDossier, creerMonde, type Monde } from '../../src/modules/dossier/essais/monde.js';
import type { Outils } from '../../src/modules/dossier/essais/outils.js';
import { nomsDesCookies } from '../../src/platform/auth/cookies.js';
import { empreinteDeJeton, nouveauJeton } from '../../src/platform/auth/jeton.js';
import type { Acteur } from '../../src/platform/config/acteur.js';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import { ClientHttp } from '../client-http.js';

type Sql = Outils['sql'];
/** Ce qui, d'une situation, se pose en base pour toutes les fonctions à la fois. */
export type Cadre = Pick<Situation, 'lien' | 'partage' | 'accord' | 'etat' | 'limite'>;

/** Catégorie seule couverte par un accord « d'une autre catégorie » ; pour elle, cet accord vaut. */
export const SEULE_ACCORDEE = 'identite';

/** Un dossier, et une personne connectée par fonction, que `poser` met toutes dans la même situation. */
export type MondeDeMatrice = {
  readonly dossierId: string;
  readonly revueId: string;
  readonly passageId: string;
  /** Client de cette fonction ; pour l'assuré, la personne du dossier quand le lien est le sien. */
  clientDe(fonction: Fonction, lien: Situation['lien']): ClientHttp;
  poser(cadre: Cadre): Promise<void>;
};

/** Prépare la base et les sessions ; `sql` agit en propriétaire, hors du mur. */
export async function ouvrirMondeDeMatrice(url: string, sql: Sql): Promise<MondeDeMatrice> {
  const outils = { sql } as Outils;
  const monde = await creerMonde(outils);
  const vise = await creerDossier(outils, monde);
  const ailleurs = await creerDossier(outils, monde, { nir: '261085617523662' });
  const etranger = await creerAgent(outils, {
    fonction: 'ASSURE',
    plateformeId: monde.plateformeId,
    organismeId: null,
    assureId: ailleurs.assureId,
  });
  // Un mandataire sans aucun mandat n'a pas de session : il en garde un, sur un autre dossier.
  await mandater(sql, ailleurs.dossierId, monde.agents.MANDATAIRE.utilisateurId, 'en cours');
  const clients = new Map<Fonction, ClientHttp>();
  for (const fonction of FONCTIONS)
    clients.set(fonction, await connecter(url, sql, fonction === 'ASSURE' ? etranger : monde.agents[fonction]));
  const assure = await connecter(url, sql, vise.assure);
  const { revueId, passageId } = await ouvrirSeance(sql, monde, vise.dossierId);
  return {
    dossierId: vise.dossierId,
    revueId,
    passageId,
    clientDe: (fonction, lien) => (fonction === 'ASSURE' && lien === 'agent' ? assure : clients.get(fonction)!),
    poser: async (cadre) => {
      // Une arrivée n'ouvre les liens de la séance qu'une fois : chaque cadre repart d'une salle vide.
      await sql(`DELETE FROM revue_participant WHERE revue_id = $1`, [revueId]);
      await sql(`DELETE FROM brouillon_decision WHERE passage_id = $1`, [passageId]);
      await poser(sql, monde, vise.dossierId, cadre);
    },
  };
}

async function connecter(url: string, sql: Sql, acteur: Acteur): Promise<ClientHttp> {
  const jeton = nouveauJeton();
  await sql(
    `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le, prouvee_le) VALUES ($1,$2,$3,$4,now() + interval '2 hours',now())`,
    [empreinteDeJeton(jeton), acteur.sessionId, acteur.utilisateurId, acteur.habilitationId],
  );
  const client = new ClientHttp(url);
  client.cookies.set(nomsDesCookies(null).session, jeton);
  return client;
}

async function ouvrirSeance(
  sql: Sql,
  monde: Monde,
  dossierId: string,
): Promise<{ revueId: string; passageId: string }> {
  const [revueId, passageId] = [nouvelId(), nouvelId()];
  await sql(
    `INSERT INTO revue (id, plateforme_id, titre, debut, etat, conducteur_id) VALUES ($1,$2,'Revue',now(),'EN_COURS',$3)`,
    [revueId, monde.plateformeId, monde.agents.COORDINATEUR.utilisateurId],
  );
  await sql(
    `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question, cree_le) VALUES ($1,$2,$3,1,'EN_DISCUSSION','Que faire ?',now())`,
    [passageId, revueId, dossierId],
  );
  await sql(`UPDATE revue SET passage_courant_id = $2 WHERE id = $1`, [revueId, passageId]);
  return { revueId, passageId };
}

async function poser(sql: Sql, monde: Monde, dossierId: string, cadre: Cadre): Promise<void> {
  // Le dossier d'abord, comme l'application : une frappe recueillie au départ d'une socket prend les mêmes verrous.
  await sql('BEGIN');
  await sql(`SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]);
  await sql(
    `UPDATE brouillon_decision SET ecrivain_id = NULL WHERE passage_id IN (SELECT id FROM passage_revue WHERE dossier_id = $1)`,
    [dossierId],
  );
  await sql(`DELETE FROM affectation_dossier WHERE dossier_id = $1`, [dossierId]);
  await sql(`DELETE FROM preuve_consentement WHERE dossier_id = $1`, [dossierId]);
  await sql(`DELETE FROM consentement WHERE dossier_id = $1`, [dossierId]);
  await sql(`DELETE FROM mandat WHERE dossier_id = $1`, [dossierId]);
  await sql(`UPDATE dossier SET etat = $2, limite = $3 WHERE id = $1`, [dossierId, cadre.etat, cadre.limite]);
  await poserLiens(sql, monde, dossierId, cadre.lien);
  await poserAccords(sql, monde, dossierId, cadre);
  await sql('COMMIT');
}

const INTERNES = ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'];

async function poserLiens(sql: Sql, monde: Monde, dossierId: string, lien: Cadre['lien']): Promise<void> {
  const fin = lien === 'termine' ? `now() - interval '1 minute'` : 'NULL';
  const role = lien === 'revue' ? 'REVUE' : 'CERCLE';
  const nommes = Object.values(monde.agents).map((a) => a.utilisateurId);
  if (lien === 'agent' || lien === 'revue' || lien === 'termine')
    await sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, debut, fin)
       SELECT gen_random_uuid(), $1, u, $3, now() - interval '1 hour', ${fin} FROM unnest($2::uuid[]) u`,
      [dossierId, nommes, role],
    );
  if (lien === 'service' || lien === 'termine')
    for (const [unite, organismeId] of Object.entries(monde.organismes))
      await sql(
        `INSERT INTO affectation_dossier (id, dossier_id, unite, organisme_id, role, debut, fin)
         VALUES (gen_random_uuid(), $1, $2, $3, 'SERVICE', now() - interval '1 hour', ${fin})`,
        [dossierId, unite, INTERNES.includes(unite) ? null : organismeId],
      );
  const mandataire = monde.agents.MANDATAIRE.utilisateurId;
  if (lien === 'agent') await mandater(sql, dossierId, mandataire, 'en cours');
  if (lien === 'termine') await mandater(sql, dossierId, mandataire, 'révoqué');
  if (lien === 'revue') await mandater(sql, dossierId, mandataire, 'échu');
}

async function mandater(
  sql: Sql,
  dossierId: string,
  mandataireId: string,
  comment: 'en cours' | 'révoqué' | 'échu',
): Promise<void> {
  await sql(
    `INSERT INTO mandat (id, dossier_id, mandataire_id, debut, fin, revoque_le)
     VALUES ($1,$2,$3,now() - interval '1 hour', CASE WHEN $4 = 'échu' THEN now() - interval '1 minute' END, CASE WHEN $4 = 'révoqué' THEN now() END)`,
    [nouvelId(), dossierId, mandataireId, comment],
  );
}

async function poserAccords(sql: Sql, monde: Monde, dossierId: string, { partage, accord }: Cadre): Promise<void> {
  const donner = (
    portee: string,
    unite: string | null,
    organismeId: string | null,
    categories: readonly string[],
    etat: Situation['accord'] | Situation['partage'],
  ): Promise<object[]> =>
    sql(
      `INSERT INTO consentement (id, dossier_id, portee, unite, organisme_id, categories, version_texte, canal, debut, fin, retire_le)
       VALUES ($1,$2,$3,$4,$5,$6,'1','ORAL_ATTESTE',now() - interval '1 hour',
         CASE WHEN $7 = 'expire' THEN now() - interval '1 minute' END, CASE WHEN $7 = 'retire' THEN now() - interval '1 minute' END)`,
      [nouvelId(), dossierId, portee, unite, organismeId, categories, etat],
    );
  if (partage !== 'absent') await donner('ASSURANCE_MALADIE', null, null, CATEGORIES, partage);
  if (accord === 'absent') return;
  const [autre] = await sql<{ id: string }>(
    `INSERT INTO organisme (id, type, nom, plateforme_id, unites) VALUES ($1,'EDITEUR','Un autre',$2,'{}') RETURNING id`,
    [nouvelId(), monde.plateformeId],
  );
  const partenaires = new Set(
    FONCTIONS.map((f) => UNITE_DE_FONCTION[f]).filter((u) =>
      ['SPST', 'ETM', 'CAP_EMPLOI', 'COMETE', 'MEDECINE_DE_VILLE'].includes(u),
    ),
  );
  for (const unite of partenaires) {
    const organismeId = accord === 'autreOrganisme' ? (autre?.id ?? null) : (monde.organismes[unite] ?? null);
    await donner('PARTENAIRE', unite, organismeId, accord === 'autreCategorie' ? [SEULE_ACCORDEE] : CATEGORIES, accord);
  }
}
