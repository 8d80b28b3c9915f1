import { join } from 'node:path';
import { RACINE } from '../tools/commun/chemins.mjs';
import { avecClient, ouvrirSessions } from './commun/donnees.mjs';
import { moduleApi } from './commun/module-api.mjs';
import { processeurDe } from './commun/machine.mjs';
import { lancer, lancerApi, lancerNu } from './commun/processus.mjs';
import { dire, mediane, variation } from './commun/stats.mjs';

// Quatre fonctions, et leurs copies : un agent n’ouvre pas plus de 200 dossiers par heure.
const FONCTIONS = ['assistante.sociale', 'coordinatrice', 'medecin.conseil', 'referent.cpam'];
/** Comptes qui lisent, et leurs copies. */
export const LECTEURS = FONCTIONS.flatMap((compte) => [compte, `${compte}#1`, `${compte}#2`, `${compte}#3`]);
const PAR_LECTEUR = 125;
const CIBLE = { 32: 0.55, 128: 0.55 };

/** (a) Fiche d’un dossier, session, droits et journal durable, contre node:http + pg nus avec le même SQL. */
export async function mesurerDossier({ base, nom, court, dire: annoncer }) {
  const url = base.url(nom);
  const lecteurs = await ouvrirSessions(url, LECTEURS);
  const lectures = await choisirDossiers(url, lecteurs);
  const { dateParis } = await import('@pdp/domain').catch(() => moduleApi('../../../libs/domain/dist/index.js'));
  const jour = dateParis(new Date());
  const api = await lancerApi(url);
  const nu = await lancerNu('nu.mjs', { url, lecteurs, jour });
  const client = lancer(join(RACINE, 'bench/client.mjs'));
  const cotes = {
    nu: { port: nu.port, pid: nu.pid, demandes: lectures.map((l) => ({ chemin: `/${l.rang}/${l.id}`, entetes: {} })) },
    api: {
      port: api.port,
      pid: api.pid,
      demandes: lectures.map((l) => ({ chemin: `/api/v1/dossiers/${l.id}`, entetes: { cookie: l.cookie } })),
    },
  };
  const contexte = { client, cotes, pidBase: base.pidServeur, dureeMs: court ? 700 : 2000 };
  for (const cote of ['nu', 'api']) await tirer(contexte, cote, 32, 1, court ? 1500 : 6000);
  const resultats = [];
  for (const connexions of [1, 32, 128]) {
    annoncer(`fiche, ${connexions} connexion${connexions > 1 ? 's' : ''}…`);
    resultats.push(await comparer(contexte, connexions, court ? 3 : 5));
  }
  for (const processus of [client, nu, api]) await processus.arreter();
  return resultats;
}

/** Dossiers que chaque lecteur voit, pris à intervalles réguliers : `{ rang, id, cookie }`. */
export async function choisirDossiers(url, lecteurs) {
  const { requeteListe } = await moduleApi('modules/dossier/lister/liste.requete.js');
  const jour = new Date().toISOString().slice(0, 10);
  return avecClient(url, async (client) => {
    const choisis = [];
    for (const [rang, l] of lecteurs.entries()) {
      const forme = { fonction: l.fonction, referent: false, alerte: null, recherche: 'aucune', mots: 0, jour };
      const sujet = [l.utilisateurId, l.unite, l.organismeId, l.plateformeId, l.assureId];
      const reste = [jour, 20_000, null, null, null, null, null, null, null];
      const { rows } = await client.query(requeteListe(forme).texte, [...sujet, ...reste]);
      const pas = Math.max(1, Math.floor(rows.length / PAR_LECTEUR));
      for (let i = 0; i < rows.length && i < pas * PAR_LECTEUR; i += pas)
        choisis.push({ rang, id: rows[i].id, cookie: l.cookie });
    }
    return choisis;
  });
}

async function tirer({ client, cotes, pidBase }, cote, connexions, graine, dureeMs) {
  const { port, pid, demandes } = cotes[cote];
  const avant = [processeurDe(pid), processeurDe(pidBase)];
  const bilan = await client.demander({ port, connexions, dureeMs, demandes, graine });
  if (bilan.refus > 0)
    throw new Error(`${bilan.refus} réponses autres que 200 (${cote}), dont :\n${bilan.premierRefus}`);
  const apres = [processeurDe(pid), processeurDe(pidBase)];
  const us = (i) => ((apres[i] - avant[i]) * 1e6) / bilan.nombre;
  return { ...bilan, usNode: us(0), usBase: us(1) };
}

async function comparer(contexte, connexions, repetitions) {
  const releves = { nu: [], api: [] };
  for (let r = 0; r < repetitions; r++) {
    const ordre = r % 2 === 0 ? ['nu', 'api'] : ['api', 'nu'];
    for (const cote of ordre) releves[cote].push(await tirer(contexte, cote, connexions, r + 1, contexte.dureeMs));
  }
  const de = (cote, champ) => mediane(releves[cote].map((x) => x[champ]));
  const rapports = releves.api.map((a, i) => a.parSeconde / releves.nu[i].parSeconde);
  const cpu = (x) => x.usNode + x.usBase;
  const rapportsCpu = releves.api.map((a, i) => cpu(releves.nu[i]) / cpu(a));
  const rapport = mediane(rapports);
  return {
    mesure: `fiche, ${connexions} conn.`,
    produit: `${dire(de('api', 'parSeconde'), 0)}/s  p50 ${dire(de('api', 'p50'))}  p99 ${dire(de('api', 'p99'))} ms  ${dire(de('api', 'usNode'), 0)}+${dire(de('api', 'usBase'), 0)} µs`,
    reference: `${dire(de('nu', 'parSeconde'), 0)}/s  p50 ${dire(de('nu', 'p50'))}  p99 ${dire(de('nu', 'p99'))} ms  ${dire(de('nu', 'usNode'), 0)}+${dire(de('nu', 'usBase'), 0)} µs`,
    rapport,
    etendue: `${dire(Math.min(...rapports))}–${dire(Math.max(...rapports))}`,
    complement: `CPU ${dire(mediane(rapportsCpu))}`,
    cible: CIBLE[connexions] ?? null,
    tenue: CIBLE[connexions] === undefined ? null : rapport >= CIBLE[connexions],
    signe: '≥',
    variation: variation(releves.nu.map((x) => x.parSeconde)),
  };
}
