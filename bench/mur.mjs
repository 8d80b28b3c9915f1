import { join } from 'node:path';
import { RACINE } from '../tools/commun/chemins.mjs';
import { avecClient, dupliquer, ouvrirSessions } from './commun/donnees.mjs';
import { processeurDe } from './commun/machine.mjs';
import { lancer, lancerApi } from './commun/processus.mjs';
import { dire, mediane, variation } from './commun/stats.mjs';
import { LECTEURS, choisirDossiers } from './dossier.mjs';

const SANS_MUR = 'sans_mur';
/** Coût admis du second mur sur la lecture d’un dossier : la base d’un dossier lue avec, contre la même sans. */
const CIBLE_LECTURE = 1.15;

/**
 * Coût du second mur : le même produit, sur deux copies de la même base ; sur l’une, les politiques de lignes sont éteintes.
 * Lecture d’une fiche, et écriture d’un entretien (transaction, journal, boîte de sortie), une et trente-deux connexions.
 */
export async function mesurerMur({ base, nom, court, dire: annoncer }) {
  annoncer('seconde base, politiques éteintes…');
  await dupliquer(base, nom, SANS_MUR);
  const eteintes = await eteindre(base.url(SANS_MUR));
  const client = lancer(join(RACINE, 'bench/client.mjs'));
  const cotes = { avec: await ouvrirCote(base.url(nom)), sans: await ouvrirCote(base.url(SANS_MUR)) };
  const contexte = { client, cotes, pidBase: base.pidServeur, dureeMs: court ? 700 : 2000 };
  for (const cote of ['sans', 'avec'])
    for (const geste of ['lecture', 'ecriture']) await tirer(contexte, { cote, geste, connexions: 32, graine: 1 });
  const resultats = [];
  for (const geste of ['lecture', 'ecriture'])
    for (const connexions of [1, 32]) {
      annoncer(`mur, ${geste}, ${connexions} connexion${connexions > 1 ? 's' : ''} (${eteintes} tables)…`);
      resultats.push(await comparer(contexte, { geste, connexions }, court ? 3 : 6));
    }
  for (const processus of [client, cotes.avec, cotes.sans]) await processus.arreter();
  return resultats;
}

async function eteindre(url) {
  return avecClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT oid::regclass::text AS nom FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')`,
    );
    for (const { nom } of rows) await client.query(`ALTER TABLE ${nom} DISABLE ROW LEVEL SECURITY`);
    return rows.length;
  });
}

async function ouvrirCote(url) {
  const lecteurs = await ouvrirSessions(url, LECTEURS);
  const lectures = await choisirDossiers(url, lecteurs);
  const api = await lancerApi(url);
  const corps = JSON.stringify({
    date: new Date().toISOString().slice(0, 10),
    modalite: 'TELEPHONE',
    resume: 'Entretien de mesure, sans contenu.',
  });
  const siens = lectures.filter((l) => LECTEURS[l.rang].startsWith('assistante.sociale'));
  return {
    ...api,
    lecture: lectures.map((l) => ({ chemin: `/api/v1/dossiers/${l.id}`, entetes: { cookie: l.cookie } })),
    ecriture: siens.map((l) => ({
      methode: 'POST',
      chemin: `/api/v1/dossiers/${l.id}/entretiens`,
      entetes: {
        cookie: l.cookie,
        origin: `http://127.0.0.1:${api.port}`,
        'x-pdp': '1',
        'content-type': 'application/json',
      },
      corps,
    })),
  };
}

async function tirer({ client, cotes, pidBase, dureeMs }, { cote, geste, connexions, graine }) {
  const { port, pid, [geste]: demandes } = cotes[cote];
  const avant = [processeurDe(pid), processeurDe(pidBase)];
  const bilan = await client.demander({ port, connexions, dureeMs, demandes, graine });
  if (bilan.refus > 0)
    throw new Error(`${bilan.refus} réponses refusées (${cote}, ${geste}), dont :\n${bilan.premierRefus}`);
  const us = (pidMesure, i) => ((processeurDe(pidMesure) - avant[i]) * 1e6) / bilan.nombre;
  return { ...bilan, usNode: us(pid, 0), usBase: us(pidBase, 1) };
}

// Le rapport est celui des médianes de latence à une connexion, des débits à trente-deux : au-dessus de 1, le mur coûte.
async function comparer(contexte, { geste, connexions }, repetitions) {
  const releves = { sans: [], avec: [] };
  for (let r = 0; r < repetitions; r++)
    for (const cote of r % 2 === 0 ? ['sans', 'avec'] : ['avec', 'sans'])
      releves[cote].push(await tirer(contexte, { cote, geste, connexions, graine: r + 1 }));
  const cout = connexions === 1 ? (a, s) => a.p50 / s.p50 : (a, s) => s.parSeconde / a.parSeconde;
  const rapports = releves.avec.map((a, i) => cout(a, releves.sans[i]));
  const rapport = mediane(rapports);
  const cible = geste === 'lecture' ? CIBLE_LECTURE : null;
  const base = (cote) => mediane(releves[cote].map((x) => x.usBase));
  return {
    mesure: `mur, ${geste}, ${connexions} conn.`,
    produit: resume(releves.avec),
    reference: resume(releves.sans),
    rapport,
    etendue: `${dire(Math.min(...rapports))}–${dire(Math.max(...rapports))}`,
    complement: `CPU base ${dire(base('avec') / base('sans'))}`,
    cible,
    tenue: cible === null ? null : rapport <= cible,
    signe: '≤',
    variation: variation(releves.sans.map((x) => x.parSeconde)),
  };
}

function resume(releves) {
  const de = (champ, chiffres) => dire(mediane(releves.map((x) => x[champ])), chiffres);
  return `${de('parSeconde', 0)}/s  p50 ${de('p50', 2)}  p99 ${de('p99', 2)} ms  ${de('usNode', 0)}+${de('usBase', 0)} µs`;
}
