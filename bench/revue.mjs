import { join } from 'node:path';
import { RACINE } from '../tools/commun/chemins.mjs';
import { pause } from '../tools/commun/processus.mjs';
import { avecClient, ouvrirSessions } from './commun/donnees.mjs';
import { lancer, lancerApi, lancerNu, lancerTravaux } from './commun/processus.mjs';
import { dire, mediane, quantile, variation } from './commun/stats.mjs';

const PARTICIPANTS = 12;
const PAR_SERIE = 15;
// Une décision à la fois, comme en séance : celle d’avant a fini de prévenir ses destinataires quand la suivante part.
// La même pause des deux côtés : une machine qui s’est reposée répond moins vite.
const PAUSE_MS = 200;
// Un serveur en service a déjà décidé : des deux côtés, son code est compilé et ses requêtes sont prêtes.
const CHAUFFE = 20;
const CIBLE = 2;
// Bien au-delà de ce que coûte une décision : le disque ou la machine s’est fait attendre, des deux côtés.
const A_COUP_MS = 30;
const nombreAuDela = (latences) => latences.filter((ms) => ms > A_COUP_MS).length;

/** (c) Une décision, de la demande HTTP à sa réception par le dernier de douze participants. */
export async function mesurerRevue({ base, nom, court, seule, limite, dire: annoncer }) {
  const url = base.url(nom);
  const participants = await ouvrirSessions(url, await douzeAgents(url));
  const series = seriesDe({ court, seule });
  const total = (series + CHAUFFE) * PAR_SERIE;
  const seances = { nu: await preparer(url, participants, total), api: await preparer(url, participants, total) };
  // Comme en production : les traitements de fond dans leur propre processus.
  const api = await lancerApi(url);
  const fond = await lancerTravaux(url);
  const nu = await lancerNu('nu-socket.mjs', {
    url,
    revueId: seances.nu.revueId,
    sequence: 0,
    conducteur: participants[0].utilisateurId,
    plateformeId: participants[0].plateformeId,
  });
  const client = lancer(join(RACINE, 'bench/client-revue.mjs'));
  for (const [cote, port] of [
    ['nu', nu.port],
    ['api', api.port],
  ])
    // prettier-ignore
    await client.demander({
      ouvrir: { cote, port, revueId: seances[cote].revueId, cookies: participants.map((p) => p.cookie) },
    });
  annoncer('revue, décisions…');
  const releves = await alterner(client, seances, { series, chauffe: court ? 2 : CHAUFFE, limite, url });
  for (const processus of [client, nu, api, fond]) await processus.arreter();
  return [resumer(releves, 0.5, null), resumer(releves, 0.99, CIBLE)];
}

// Un p99 est l’une des dernières valeurs : demandée seule, la mesure prend le temps d’en avoir davantage.
const seriesDe = ({ court, seule }) => (court ? 6 : seule ? 80 : 24);

async function alterner(client, seances, { series, chauffe, limite, url }) {
  const releves = { nu: [], api: [] };
  const serie = (cote, pauseMs = PAUSE_MS) => {
    const lot = seances[cote].decisions.splice(0, PAR_SERIE);
    const decisions = lot.map(({ chemin, corps, nu }) => ({ chemin, corps: cote === 'nu' ? { ...nu, corps } : corps }));
    return client.demander({ decider: { cote, decisions, pauseMs } });
  };
  for (let s = 0; s < chauffe; s++) for (const cote of ['nu', 'api']) await serie(cote, 20);
  // La chauffe décide sans pause : ses avis finissent de partir avant la première mesure.
  await attendreLesAvis(url);
  // Faute de temps, on s’arrête à ce qu’on a : le nombre de décisions est dans le tableau.
  for (let s = 0; s < series && (s < 2 || Date.now() < limite); s++) {
    for (const cote of s % 2 === 0 ? ['nu', 'api'] : ['api', 'nu']) releves[cote].push((await serie(cote)).latences);
  }
  return releves;
}

async function attendreLesAvis(url) {
  const reste = 'SELECT FROM outbox WHERE traite_le IS NULL AND abandonne_le IS NULL LIMIT 1';
  await avecClient(url, async (client) => {
    while ((await client.query(reste)).rowCount > 0) await pause(200);
  });
}

function resumer(releves, q, cible) {
  const toutes = { nu: releves.nu.flat(), api: releves.api.flat() };
  const rapport = quantile(toutes.api, q) / quantile(toutes.nu, q);
  const rapports = releves.api.map((l, i) => quantile(l, q) / quantile(releves.nu[i], q));
  const decrire = (cote) =>
    `p50 ${dire(mediane(toutes[cote]))}  p99 ${dire(quantile(toutes[cote], 0.99))} ms  (${toutes[cote].length} décisions)`;
  return {
    mesure: `décision → 12e participant, p${q * 100}`,
    produit: decrire('api'),
    reference: decrire('nu'),
    rapport,
    etendue: `${dire(Math.min(...rapports))}–${dire(Math.max(...rapports))}`,
    complement: `au-delà de ${A_COUP_MS} ms : ${nombreAuDela(toutes.api)} contre ${nombreAuDela(toutes.nu)}`,
    cible,
    tenue: cible === null ? null : rapport <= cible,
    signe: '≤',
    variation: variation(releves.nu.map(mediane)),
  };
}

// La coordinatrice conduit ; les autres sont de sa plateforme, de fonctions variées.
async function douzeAgents(url) {
  return avecClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT u.sujet FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id
       WHERE u.sujet NOT LIKE '%#%' AND h.fonction NOT IN ('ASSURE','MANDATAIRE','PILOTE','DPO','ADMINISTRATEUR','EMPLOYEUR')
         AND h.plateforme_id = (SELECT x.plateforme_id FROM habilitation x JOIN utilisateur y ON y.id = x.utilisateur_id WHERE y.sujet = 'coordinatrice')
       ORDER BY (u.sujet = 'coordinatrice') DESC, row_number() OVER (PARTITION BY h.fonction ORDER BY u.sujet), u.sujet LIMIT $1`,
      [PARTICIPANTS],
    );
    return rows.map((r) => r.sujet);
  });
}

/** Séance en cours, passages en discussion et décisions prêtes à envoyer. */
async function preparer(url, participants, nombre) {
  const [conducteur] = participants;
  return avecClient(url, async (client) => {
    const { rows } = await client.query(
      `INSERT INTO revue (id, plateforme_id, titre, debut, etat, conducteur_id, epoque_conduite, demarree_le)
       VALUES (gen_random_uuid(), $1, 'Mesure', now(), 'EN_COURS', $2, 1, now()) RETURNING id`,
      [conducteur.plateformeId, conducteur.utilisateurId],
    );
    const revueId = rows[0].id;
    await client.query(
      `INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id, present_le) SELECT $1, u, h, now() FROM unnest($2::uuid[], $3::uuid[]) AS t(u, h)`,
      [revueId, participants.map((p) => p.utilisateurId), participants.map((p) => p.habilitationId)],
    );
    const passages = await client.query(
      `WITH p AS (INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question, commence_le)
         SELECT gen_random_uuid(), $1, d.id, row_number() OVER (), 'EN_DISCUSSION', 'Que proposer ?', now() FROM dossier d
         WHERE d.plateforme_id = $2 AND d.etat = 'EN_COURS' AND d.referent_id IS NOT NULL ORDER BY random() LIMIT $3 RETURNING id, dossier_id)
       SELECT p.id, p.dossier_id, d.referent_id FROM p JOIN dossier d ON d.id = p.dossier_id`,
      [revueId, conducteur.plateformeId, nombre],
    );
    const decisions = passages.rows.map((p) => decision(p, participants));
    return { revueId, decisions };
  });
}

function decision(passage, participants) {
  const echeance = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const corps = {
    code: 'PROPOSER_ESSAI_ENCADRE',
    texte: 'Essai encadré de deux semaines sur un poste aménagé, à préparer avec l’employeur.',
    actions: [
      { quoi: 'Préparer la convention', responsableId: participants[1].utilisateurId, echeance },
      { quoi: 'Appeler le service de santé au travail', responsableId: participants[2].utilisateurId, echeance },
    ],
    phraseAssure: 'Nous vous proposons un essai de deux semaines sur un poste adapté.',
  };
  const chemin = `/api/v1/passages/${passage.id}/decisions`;
  return {
    chemin,
    corps,
    nu: { passageId: passage.id, dossierId: passage.dossier_id, referentId: passage.referent_id },
  };
}
