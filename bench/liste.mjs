import { join } from 'node:path';
import { RACINE } from '../tools/commun/chemins.mjs';
import { ouvrirSessions } from './commun/donnees.mjs';
import { lancer, lancerApi } from './commun/processus.mjs';
import { dire, mediane, quantile, variation } from './commun/stats.mjs';

const COMPTES = ['assistante.sociale', 'coordinatrice', 'medecin.conseil', 'cap.emploi'];
const PAGES = ['/api/v1/taches', '/api/v1/dossiers'];
const CIBLE = 1.5;

/** (b) Pages de travail sur une petite et une grande base : rapport des médianes de latence, une connexion. */
export async function mesurerListe({ base, petite, grande, court, dire: annoncer }) {
  const cotes = [];
  for (const { nom, dossiers } of [petite, grande]) {
    const comptes = await ouvrirSessions(base.url(nom), COMPTES);
    cotes.push({ dossiers, comptes, api: await lancerApi(base.url(nom)) });
  }
  const client = lancer(join(RACINE, 'bench/client.mjs'));
  const resultats = [];
  for (const page of PAGES) {
    annoncer(`liste ${page}…`);
    for (const [rang, compte] of COMPTES.entries())
      resultats.push(await comparer({ client, cotes, court }, page, rang, compte));
  }
  for (const processus of [client, ...cotes.map((c) => c.api)]) await processus.arreter();
  return resultats;
}

async function comparer({ client, cotes, court }, page, rang, compte) {
  const latences = [[], []];
  const medianes = [[], []];
  const octets = [0, 0];
  const tirage = async (i, nombreMax) => {
    const { api, comptes } = cotes[i];
    const demandes = [{ chemin: page, entetes: { cookie: comptes[rang].cookie } }];
    const bilan = await client.demander({ port: api.port, connexions: 1, dureeMs: 20_000, nombreMax, demandes });
    if (bilan.refus > 0)
      throw new Error(`${page} (${compte}) : ${bilan.refus} réponses autres que 200, dont :\n${bilan.premierRefus}`);
    octets[i] = bilan.octets;
    return bilan.latences;
  };
  for (const i of [0, 1]) await tirage(i, 30);
  for (let r = 0; r < (court ? 5 : 10); r++) {
    for (const i of r % 2 === 0 ? [0, 1] : [1, 0]) {
      const lues = await tirage(i, court ? 15 : 40);
      latences[i].push(...lues);
      medianes[i].push(mediane(lues));
    }
  }
  const rapport = mediane(latences[1]) / mediane(latences[0]);
  const rapports = medianes[1].map((m, i) => m / medianes[0][i]);
  const decrire = (i) => `p50 ${dire(mediane(latences[i]))}  p99 ${dire(quantile(latences[i], 0.99))} ms  (${dire(cotes[i].dossiers, 0)} dossiers, ${dire(octets[i] / 1000, 1)} ko)`; // prettier-ignore
  return {
    mesure: `${page.replace('/api/v1/', '')}, ${compte}`,
    produit: decrire(1),
    reference: decrire(0),
    rapport,
    etendue: `${dire(Math.min(...rapports))}–${dire(Math.max(...rapports))}`,
    complement: '',
    cible: CIBLE,
    tenue: rapport <= CIBLE,
    signe: '≤',
    variation: variation(medianes[0]),
  };
}
