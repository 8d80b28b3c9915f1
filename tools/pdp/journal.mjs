// `npm run pdp -- journal …` : contrôle du journal des accès et de ses points signés.
import { parseArgs } from 'node:util';
import { dossierDesDonnees } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';

const USAGE = `Usage : npm run pdp -- journal <action>
  verifier [--points DOSSIER] [--cle-publique TEXTE] [--json]
                        contrôle tout ; sortie 0 : intact, 1 : altéré (et où)
  point                 écrit tout de suite un point de contrôle signé
  reprise --motif "…"   déclare qu’une sauvegarde a été remise en service
  cles                  montre la clé publique des points, à garder ailleurs`;

const OPTIONS = {
  points: { type: 'string' },
  'cle-publique': { type: 'string' },
  motif: { type: 'string' },
  json: { type: 'boolean' },
};

const ACTIONS = { verifier, point, reprise, cles };

export async function executer(args, { url }) {
  const { positionals, values } = lire(args);
  const action = positionals.length === 1 && Object.hasOwn(ACTIONS, positionals[0]) ? ACTIONS[positionals[0]] : null;
  if (!action) throw new ErreurClaire(USAGE, { code: 64 });
  await action({ url, lieu: await lieuDesPoints(values), options: values });
}

function lire(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (erreur) {
    throw new ErreurClaire(`${erreur.message}\n${USAGE}`, { code: 64, cause: erreur });
  }
}

const module = (nom) => import(`../../apps/api/dist/platform/journal/${nom}.js`);

/** Dossier et clé des points de contrôle, d’après les options et l’environnement. */
export async function lieuDesPoints({ points }) {
  const { lieuDesPoints: composer } = await module('points/points-de-controle').catch((erreur) => {
    if (erreur.code !== 'ERR_MODULE_NOT_FOUND') throw erreur;
    throw new ErreurClaire('L’API n’est pas construite : lancez « npm run build ».', { cause: erreur });
  });
  return composer(dossierDesDonnees(), {
    points: points ?? (process.env.PDP_JOURNAL_POINTS?.trim() || null),
    cle: process.env.PDP_JOURNAL_CLE?.trim() || null,
  });
}

async function verifier({ url, lieu, options }) {
  const { verifierJournal } = await module('verifier-journal');
  const debut = Date.now();
  const bilan = await verifierJournal(url, { lieu, confiance: options['cle-publique'] ?? null });
  const duree = Date.now() - debut;
  if (options.json) console.log(JSON.stringify({ intact: bilan.anomalies.length === 0, ...bilan, dureeMs: duree }));
  else await direBilan(bilan, duree);
  if (bilan.anomalies.length > 0) process.exitCode = 1;
}

async function direBilan({ anomalies, avertissements, lignes, chaines, points, dernierPoint, moisRetires }, duree) {
  const { direAnomalie } = await module('chaine/anomalie');
  const secondes = (duree / 1000).toFixed(1).replace('.', ',');
  const jusqua = dernierPoint ? `, dernier le ${dernierPoint}` : '';
  console.log(`${lignes} lignes, ${chaines} chaînes, ${points} points de contrôle${jusqua} ; ${secondes} s.`);
  if (moisRetires.length > 0) console.log(`Mois retirés à leur terme : ${moisRetires.join(', ')}.`);
  for (const avertissement of avertissements) console.log(`À savoir : ${avertissement}`);
  for (const anomalie of anomalies) console.log(`ALTÉRÉ : ${direAnomalie(anomalie)}`);
  console.log(anomalies.length === 0 ? 'Journal intact.' : `Journal altéré : ${anomalies.length} constat(s).`);
}

async function point({ url, lieu }) {
  const { prendrePoint } = await module('points/points-de-controle');
  direPoint(await prendrePoint(url, lieu));
}

async function reprise({ url, lieu, options }) {
  const motif = options.motif?.trim();
  if (!motif) throw new ErreurClaire(`Dites pourquoi : --motif "sauvegarde du …".\n${USAGE}`, { code: 64 });
  const { declarerReprise } = await module('points/points-de-controle');
  direPoint(await declarerReprise(url, lieu, motif));
}

const direPoint = ({ numero, fichier, empreinte }) => console.log(`Point n° ${numero} : ${empreinte}\n${fichier}`);

async function cles({ lieu }) {
  const { lireCle, empreinteDeCle } = await module('points/cle');
  const cle = lireCle(lieu.fichierCle, { creer: false });
  if (!cle) throw new ErreurClaire(`Aucune clé dans ${lieu.fichierCle} : elle se crée au premier point de contrôle.`);
  console.log(
    `Clé publique : ${cle.publique}\nEmpreinte : ${empreinteDeCle(cle.publique)}\nFichier : ${lieu.fichierCle}`,
  );
}
