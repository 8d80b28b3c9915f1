import { randomInt } from 'node:crypto';
import { avecClient, creerBaseDeDemo, ouvrirSessions } from './commun/donnees.mjs';
import { lancerApi, lancerTravaux } from './commun/processus.mjs';
import { moduleApi } from './commun/module-api.mjs';
import { demander } from './seance/http.mjs';
import { Suiveur, ecarts, empreinte } from './seance/suiveur.mjs';

const COMPTES = ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'csam.medical', 'referent.cpam', 'csam.social', 'medecin.travail', 'cellule.spst', 'cap.emploi', 'comete']; // prettier-ignore
const VITESSE = 4;
// Un créneau standard, à vitesse ×4.
const PASSAGE_MS = (8 * 60_000) / VITESSE;
const ACTE_MS = 6_000 / VITESSE;
const MINUTE_MS = 60_000;
// Un battement de présence, ce qu’il déclenche, et de la marge.
const CALME_MS = 7_000;
const pause = (ms) => new Promise((suite) => setTimeout(suite, ms));

/**
 * Une séance qui dure : `npm run bench -- trempage [--minutes 60]`. Entrées, sorties, coupures, frappes, décisions annulées, accords
 * donnés et retirés ; chaque minute et à la fin, l’empreinte de l’état de chaque poste égale celle que le serveur calcule pour ses droits.
 */
export async function tremper({ base, dire: annoncer, reglages: { minutes = 60 } }) {
  annoncer('données…');
  await creerBaseDeDemo(base, 'trempage');
  const url = base.url('trempage');
  const agents = await ouvrirSessions(url, COMPTES);
  const seance = await preparer(url, agents, Math.ceil((minutes * MINUTE_MS) / PASSAGE_MS) + 5);
  const api = await lancerApi(url);
  const fond = await lancerTravaux(url);
  const suiveurs = agents.map(
    (a) =>
      new Suiveur({ port: api.port, cookie: a.cookie, nom: a.sujet, moi: a.utilisateurId, revueId: seance.revueId }),
  );
  for (const s of suiveurs) await s.connecter();
  const contexte = {
    url,
    port: api.port,
    agents,
    suiveurs,
    ...seance,
    actes: new Map(),
    accords: new Map(),
    refus: new Map(),
  };
  const bilan = await derouler(contexte, minutes, annoncer);
  const { verifierInvariants } = await moduleApi('exploitation/invariants/verifier-invariants.js');
  const rompus = (await verifierInvariants(url)).filter((c) => c.fautes > 0).map((c) => `${c.code} ${c.phrase}`);
  for (const s of suiveurs) {
    s.dehors = true;
    s.fil.fermer();
  }
  for (const processus of [api, fond]) await processus.arreter();
  conclure(bilan, contexte, rompus);
}

async function derouler(contexte, minutes, annoncer) {
  const bilan = { controles: 0, comparaisons: 0, ecarts: [], minutes: 0 };
  for (let minute = 1; minute <= minutes; minute++) {
    const fin = Date.now() + MINUTE_MS;
    while (Date.now() < fin - CALME_MS) {
      await agir(contexte);
      await pause(ACTE_MS * (0.5 + Math.random()));
    }
    const vus = await controler(contexte);
    bilan.controles += 1;
    bilan.minutes = minute;
    bilan.comparaisons += contexte.suiveurs.length;
    bilan.ecarts.push(...vus.map((v) => `minute ${minute} : ${v}`));
    annoncer(`minute ${minute} : ${vus.length === 0 ? 'mêmes empreintes' : vus.join(' ; ')}`);
  }
  return bilan;
}

/** Tout le monde revient, plus rien ne bouge : chaque poste montre-t-il ce que le serveur lui répondrait ? */
async function controler({ suiveurs }) {
  await Promise.all(suiveurs.filter((s) => s.dehors).map((s) => s.connecter()));
  await pause(CALME_MS);
  const vus = [];
  // Tous d’abord : demander ce qui est attendu fait annoncer de nouveau la présence.
  for (const s of suiveurs) await s.calme();
  const montres = suiveurs.map((s) => structuredClone(s.etat()));
  for (const [i, s] of suiveurs.entries()) {
    const [montre, attendu] = [montres[i], await s.attendu()];
    if (empreinte(montre) !== empreinte(attendu))
      vus.push(`${s.nom} (${ecarts(montre, attendu).slice(0, 4).join(', ') || 'ordre des clés'})`);
  }
  return vus;
}

const ACTES = [
  [4, frapper],
  [3, sortirOuRevenir],
  [2, couper],
  [2, donnerOuReprendre],
  [1, mettreDeCote],
  [1, annulerLaDerniere],
];

async function agir(contexte) {
  if (!contexte.courant || Date.now() - contexte.depuis > PASSAGE_MS) return noter(contexte, avancer);
  const total = ACTES.reduce((n, [poids]) => n + poids, 0);
  let tirage = randomInt(total);
  await noter(contexte, ACTES.find(([poids]) => (tirage -= poids) < 0)[1]);
}

async function noter(contexte, acte) {
  const reponse = await acte(contexte).catch((erreur) => ({ statut: 0, corps: { detail: erreur.message } }));
  contexte.actes.set(acte.name, (contexte.actes.get(acte.name) ?? 0) + 1);
  if (!reponse || (reponse.statut > 0 && reponse.statut < 400)) return;
  // La raison, pas le code seul : un refus de forme dirait que l’acte n’a jamais eu lieu.
  const cle = `${acte.name} ${reponse.statut} « ${reponse.corps?.champs?.[0]?.message ?? reponse.corps?.detail ?? ''} »`;
  contexte.refus.set(cle, (contexte.refus.get(cle) ?? 0) + 1);
}

const par =
  ({ agents, port }, sujet) =>
  (methode, chemin, corps, entetes) =>
    demander({
      port,
      cookie: agents.find((a) => a.sujet === sujet).cookie,
      methode,
      chemin: `/api/v1${chemin}`,
      corps,
      entetes,
    });

// Décide le passage en cours, ou le laisse sans décision, et passe au suivant.
async function avancer(contexte) {
  const coordinatrice = par(contexte, 'coordinatrice');
  if (contexte.courant) {
    const { id } = contexte.courant;
    const decision = { code: 'POURSUIVRE', texte: 'Poursuivre.', phraseAssure: 'Nous continuons.', actions: [] };
    const sansDecision = randomInt(4) === 0;
    const { statut } = sansDecision
      ? await coordinatrice('POST', `/passages/${id}/transitions`, { transition: 'sansDecision' })
      : await coordinatrice('POST', `/passages/${id}/decisions`, decision);
    contexte.decide = statut < 300 && !sansDecision ? id : null;
  }
  contexte.courant = contexte.passages.shift() ?? null;
  contexte.depuis = Date.now();
  if (!contexte.courant) return undefined;
  return coordinatrice('POST', `/passages/${contexte.courant.id}/transitions`, { transition: 'commencer' });
}

// Une frappe part à la salle, puis s’enregistre, comme à l’écran.
async function frapper(contexte) {
  const suiveur = contexte.suiveurs.find((s) => s.nom === 'assistante.sociale');
  if (suiveur.dehors || !suiveur.fil?.ouverte) return undefined;
  const passageId = contexte.courant.id;
  const texte = `Texte en cours ${randomInt(1e9)}`;
  await suiveur.fil.commander('passage.ecrire', { passageId, texte, position: texte.length });
  const sociale = par(contexte, 'assistante.sociale');
  const { corps } = await sociale('GET', `/passages/${passageId}/brouillon`);
  return sociale('PUT', `/passages/${passageId}/brouillon`, { texte }, { 'if-match': `"${corps?.version ?? 0}"` });
}

const unDesAutres = ({ suiveurs }) => suiveurs[1 + randomInt(suiveurs.length - 1)];

async function sortirOuRevenir(contexte) {
  const dehors = contexte.suiveurs.find((s) => s.dehors);
  if (dehors && randomInt(2) === 0) await dehors.connecter();
  else {
    const s = unDesAutres(contexte);
    if (!s.dehors && s.fil.ouverte) await s.sortir();
  }
}

async function couper(contexte) {
  const s = unDesAutres(contexte);
  if (!s.dehors && s.fil.ouverte) s.lacher();
}

// Une fois sur deux le dossier dont on parle : c’est là que la salle d’attente bouge.
async function donnerOuReprendre(contexte) {
  const sociale = par(contexte, 'assistante.sociale');
  const passage = randomInt(2) === 0 ? contexte.courant : contexte.tous[randomInt(contexte.tous.length)];
  const donne = contexte.accords.get(passage.dossier_id);
  if (donne) {
    contexte.accords.delete(passage.dossier_id);
    return sociale('POST', `/consentements/${donne}/retrait`, {});
  }
  const reponse = await sociale('POST', `/dossiers/${passage.dossier_id}/consentements`, {
    portee: 'PARTENAIRE',
    unite: 'CAP_EMPLOI',
    organismeId: contexte.organismeId,
    categories: ['identite', 'emploi', 'revueAgenda'],
    canal: 'ORAL_ATTESTE',
  });
  if (reponse.statut === 201) contexte.accords.set(passage.dossier_id, reponse.corps.id);
  return reponse;
}

async function mettreDeCote(contexte) {
  const corps = { texte: 'À revoir plus tard', passageId: contexte.courant.id };
  return par(contexte, 'coordinatrice')('POST', `/revues/${contexte.revueId}/plus-tard`, corps);
}

async function annulerLaDerniere(contexte) {
  const id = contexte.decide;
  contexte.decide = null;
  if (!id) return undefined;
  return par(contexte, 'coordinatrice')('POST', `/passages/${id}/decision/annulation`, { motif: 'Précision' });
}

/** Séance en cours, ses passages inscrits, et l’organisme du partenaire qui entre et sort de la salle d’attente. */
async function preparer(url, agents, nombre) {
  const [conductrice, sociale] = agents;
  return avecClient(url, async (client) => {
    const { rows } = await client.query(
      `INSERT INTO revue (id, plateforme_id, titre, debut, etat, conducteur_id, epoque_conduite, demarree_le)
       VALUES (gen_random_uuid(), $1, 'Trempage', now(), 'EN_COURS', $2, 1, now()) RETURNING id`,
      [conductrice.plateformeId, conductrice.utilisateurId],
    );
    const revueId = rows[0].id;
    await client.query(
      `INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) SELECT $1, u, h FROM unnest($2::uuid[], $3::uuid[]) AS t(u, h)`,
      [revueId, agents.map((a) => a.utilisateurId), agents.map((a) => a.habilitationId)],
    );
    const passages = await client.query(
      `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question)
       SELECT gen_random_uuid(), $1, d.id, row_number() OVER (), 'INSCRIT', 'Que proposer ?' FROM dossier d
       WHERE d.referent_id = $2 AND d.etat = 'EN_COURS' AND NOT d.limite ORDER BY d.ouvert_le LIMIT $3 RETURNING id, dossier_id`,
      [revueId, sociale.utilisateurId, nombre],
    );
    const cap = agents.find((a) => a.sujet === 'cap.emploi');
    return { revueId, passages: [...passages.rows], tous: passages.rows, organismeId: cap.organismeId, depuis: 0 };
  });
}

function conclure({ minutes, controles, comparaisons, ecarts: vus }, { actes, refus, suiveurs }, rompus) {
  console.log(`\nTrempage de ${minutes} min, une séance à vitesse ×${VITESSE}, ${suiveurs.length} postes`);
  console.log(`actes : ${[...actes].map(([nom, n]) => `${nom} ${n}`).join(', ')}`);
  if (refus.size > 0) for (const [quoi, n] of refus) console.log(`refus × ${n} : ${quoi}`);
  const fautes = suiveurs.flatMap((s) => [...s.fautes].map(([f, n]) => `${s.nom} : ${f} × ${n}`));
  if (fautes.length > 0) console.log(`fautes de lecture : ${fautes.join(' ; ')}`);
  console.log(`${controles} contrôles, ${comparaisons} empreintes comparées, ${vus.length} écart(s)`);
  for (const v of vus) console.log(`écart : ${v}`);
  console.log(`invariants : ${rompus.length === 0 ? 'tous tenus' : rompus.join(' ; ')}`);
  if (vus.length > 0 || rompus.length > 0) process.exitCode = 1;
}
