import { createHash, randomBytes } from 'node:crypto';
import { avecClient } from '../commun/donnees.mjs';

const JOUR_MS = 86_400_000;

// La coordinatrice conduit ; les autres sont de sa plateforme, de fonctions variées.
const EQUIPE = `SELECT u.id AS utilisateur, h.id AS habilitation, h.fonction, u.sujet, h.plateforme_id AS plateforme FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id
  WHERE u.sujet NOT LIKE '%#%' AND h.fonction NOT IN ('ASSURE','MANDATAIRE','PILOTE','DPO','ADMINISTRATEUR','EMPLOYEUR','COORDINATEUR_ETM')
    AND h.plateforme_id = (SELECT x.plateforme_id FROM habilitation x JOIN utilisateur y ON y.id = x.utilisateur_id WHERE y.sujet = 'coordinatrice')
  ORDER BY (u.sujet = 'coordinatrice') DESC, row_number() OVER (PARTITION BY h.fonction ORDER BY u.sujet), u.sujet`;

/**
 * Prépare des séances en cours, chacune avec ses propres agents (copies d’une équipe de fonctions variées), une session ouverte par
 * agent, un passage courant et `decisions` passages à décider. Rend `[{ revueId, cookies, decisions }]`.
 */
export async function preparerSeances(url, { seances, participants, decisions }) {
  return avecClient(url, async (client) => {
    const { rows: equipe } = await client.query(EQUIPE);
    const { rows: dossiers } = await client.query(
      `SELECT id, referent_id FROM dossier WHERE plateforme_id = $1 AND etat = 'EN_COURS' AND referent_id IS NOT NULL AND NOT limite ORDER BY random()`,
      [equipe[0].plateforme],
    );
    const preparees = [];
    await client.query('BEGIN');
    for (let s = 0; s < seances; s++) {
      const agents = await copierAgents(client, equipe, participants);
      const choisis = Array.from(
        { length: decisions + 1 },
        (_, i) => dossiers[(s * (decisions + 1) + i) % dossiers.length],
      );
      preparees.push(
        await ouvrirSeance(client, { plateforme: equipe[0].plateforme, agents, dossiers: uniques(choisis) }),
      );
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return preparees;
  });
}

const uniques = (dossiers) => [...new Map(dossiers.map((d) => [d.id, d])).values()];

async function copierAgents(client, equipe, nombre) {
  const agents = Array.from({ length: nombre }, (_, i) => ({
    // Une seule coordinatrice par séance : elle conduit.
    modele: equipe[i === 0 ? 0 : 1 + ((i - 1) % (equipe.length - 1))],
    jeton: randomBytes(32).toString('base64url'),
  }));
  const { rows } = await client.query(
    `WITH copie AS (SELECT n, m.utilisateur, m.habilitation, gen_random_uuid() AS u, gen_random_uuid() AS h, m.empreinte
       FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) WITH ORDINALITY AS m(utilisateur, habilitation, empreinte, n)),
     u AS (INSERT INTO utilisateur SELECT (jsonb_populate_record(x, jsonb_build_object('id', c.u, 'sujet', 'banc-' || c.u, 'courriel_scelle', NULL, 'courriel_empreinte', NULL, 'telephone_scelle', NULL))).* FROM copie c JOIN utilisateur x ON x.id = c.utilisateur),
     h AS (INSERT INTO habilitation SELECT (jsonb_populate_record(x, jsonb_build_object('id', c.h, 'utilisateur_id', c.u))).* FROM copie c JOIN habilitation x ON x.id = c.habilitation),
     s AS (INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le, prouvee_le) SELECT c.empreinte, gen_random_uuid(), c.u, c.h, now() + interval '6 hours', now() FROM copie c)
     SELECT u AS "utilisateurId", h AS "habilitationId" FROM copie ORDER BY n`,
    [
      agents.map((a) => a.modele.utilisateur),
      agents.map((a) => a.modele.habilitation),
      agents.map((a) => createHash('sha256').update(a.jeton).digest()),
    ],
  );
  return rows.map((r, i) => ({ ...r, fonction: agents[i].modele.fonction, cookie: `pdp=${agents[i].jeton}` }));
}

async function ouvrirSeance(client, { plateforme, agents, dossiers }) {
  const { rows } = await client.query(
    `INSERT INTO revue (id, plateforme_id, titre, debut, etat, conducteur_id, epoque_conduite, demarree_le)
     VALUES (gen_random_uuid(), $1, 'Mesure', now(), 'EN_COURS', $2, 1, now()) RETURNING id`,
    [plateforme, agents[0].utilisateurId],
  );
  const revueId = rows[0].id;
  await client.query(
    `INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id, present_le) SELECT $1, u, h, now() FROM unnest($2::uuid[], $3::uuid[]) AS t(u, h)`,
    [revueId, agents.map((a) => a.utilisateurId), agents.map((a) => a.habilitationId)],
  );
  const passages = await client.query(
    `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question, commence_le)
     SELECT gen_random_uuid(), $1, d, n, 'EN_DISCUSSION', 'Que proposer ?', now() FROM unnest($2::uuid[]) WITH ORDINALITY AS t(d, n) RETURNING id, dossier_id`,
    [revueId, dossiers.map((d) => d.id)],
  );
  const [courant, ...aDecider] = passages.rows;
  await client.query(`UPDATE revue SET passage_courant_id = $2 WHERE id = $1`, [revueId, courant.id]);
  const referents = new Map(dossiers.map((d) => [d.id, d.referent_id]));
  return {
    revueId,
    plateformeId: plateforme,
    conducteur: agents[0].utilisateurId,
    cookies: agents.map((a) => a.cookie),
    decisions: aDecider.map((p) => decision(p, agents, referents.get(p.dossier_id))),
  };
}

/** Une décision prête à envoyer ; `nu` : ce que la référence doit écrire sans rien relire. */
export function decision(passage, agents, referentId) {
  const echeance = new Date(Date.now() + 14 * JOUR_MS).toISOString().slice(0, 10);
  const corps = {
    code: 'PROPOSER_ESSAI_ENCADRE',
    texte: 'Essai encadré de deux semaines sur un poste aménagé, à préparer avec l’employeur.',
    actions: [
      { quoi: 'Préparer la convention', responsableId: agents[1].utilisateurId, echeance },
      { quoi: 'Appeler le service de santé au travail', responsableId: agents[2].utilisateurId, echeance },
    ],
    phraseAssure: 'Nous vous proposons un essai de deux semaines sur un poste adapté.',
  };
  return {
    chemin: `/api/v1/passages/${passage.id}/decisions`,
    corps,
    nu: { passageId: passage.id, dossierId: passage.dossier_id, referentId },
  };
}
