// `npm run pdp -- cles …` : clés des données chiffrées au repos (docs/securite/procedures.md).
import { parseArgs } from 'node:util';
import { dossierDesDonnees } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';

const USAGE = `Usage : npm run pdp -- cles <action>
  creer                    prépare un fichier de clés neuf, s’il n’existe pas
  etat [--json]            clés du fichier, et nombre de valeurs sous chacune
  rotation [--reprendre]   nouvelle clé courante, puis réécriture ; le service continue
  ajouter                  prépare la clé suivante sans l’employer (plusieurs machines)
  retirer ID               retire une clé que plus aucune valeur n’emploie
  reindexer                change la clé des empreintes de NIR ; service arrêté`;

const OPTIONS = { reprendre: { type: 'boolean' }, json: { type: 'boolean' } };
const ACTIONS = { creer, etat, rotation, ajouter, retirer, reindexer };

/** Actions qui ne touchent que le fichier. */
export const sansBase = ([action]) => action === 'creer' || action === 'ajouter';

export async function executer(args, { url }) {
  const { positionals, values } = lire(args);
  const [nom, ...reste] = positionals;
  const action = Object.hasOwn(ACTIONS, nom ?? '') ? ACTIONS[nom] : null;
  if (!action || reste.length !== (nom === 'retirer' ? 1 : 0)) throw new ErreurClaire(USAGE, { code: 64 });
  const { fichierDesCles } = await module('platform/chiffrement/fichier-cles');
  const fichier = fichierDesCles(dossierDesDonnees(), process.env.PDP_FICHIER_CLES?.trim() || null);
  await enClair(() => action({ url, fichier, options: values, cle: reste[0] }));
}

function lire(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new ErreurClaire(`${cause.message}\n${USAGE}`, { code: 64, cause });
  }
}

async function module(nom) {
  try {
    return await import(`../../apps/api/dist/${nom}.js`);
  } catch (cause) {
    if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new ErreurClaire('L’API n’est pas construite : lancez « npm run build ».', { cause });
  }
}

async function enClair(travail) {
  try {
    await travail();
  } catch (cause) {
    if (['DemandeRefusee', 'FichierDeClesRefuse', 'SceauRefuse'].includes(cause?.constructor?.name))
      throw new ErreurClaire(cause.message, { code: 78, cause });
    throw cause;
  }
}

async function creer({ fichier }) {
  const { lireCles } = await module('platform/chiffrement/fichier-cles');
  const { courante } = lireCles({ fichier, creer: true });
  console.log(`Fichier de clés : ${fichier} (clé courante ${courante}).`);
  console.log(
    'Sans lui les données chiffrées sont perdues : gardez-en une copie, jamais avec les sauvegardes de la base.',
  );
}

async function etat({ url, fichier, options }) {
  const { lireCles } = await module('platform/chiffrement/fichier-cles');
  const { usageDesCles } = await module('exploitation/rotation-cles');
  const { courante, cles, empreinte, empreinteSuivante } = lireCles({ fichier, creer: false });
  const usages = await usageDesCles(url);
  const resume = cles.map(({ id, creeLe }) => {
    const valeurs = usages.filter(({ cle }) => cle === id).reduce((total, { nombre }) => total + nombre, 0);
    return { id, creeLe, courante: id === courante, valeurs };
  });
  const perdues = usages.filter(({ cle }) => !cles.some(({ id }) => id === cle));
  if (options.json) console.log(JSON.stringify({ courante, cles: resume, empreinte: empreinte.id, usages, perdues }));
  else {
    for (const c of resume)
      console.log(
        `${c.id.padEnd(6)} créée le ${c.creeLe.slice(0, 10)}  ${c.valeurs} valeurs${c.courante ? '  (courante)' : ''}`,
      );
    console.log(`Empreinte des NIR : ${empreinte.id}${empreinteSuivante ? ' ; réindexation inachevée' : ''}.`);
    for (const { colonne, cle, nombre } of perdues)
      console.log(`ILLISIBLE : ${nombre} valeurs de ${colonne} sous « ${cle} », absente du fichier.`);
  }
  if (perdues.length > 0) process.exitCode = 1;
}

async function rotation({ url, fichier, options }) {
  const { tournerCles } = await module('exploitation/rotation-cles');
  const { courante, reecrites, restantes } = await tournerCles(url, fichier, { reprendre: options.reprendre === true });
  for (const [colonne, nombre] of reecrites) if (nombre > 0) console.log(`${colonne} : ${nombre}`);
  console.log(`Clé courante : ${courante}. Les clés d’avant restent dans le fichier pour lire les sauvegardes.`);
  if (restantes > 0)
    throw new ErreurClaire(`${restantes} valeurs restent à réécrire : « npm run pdp -- cles rotation --reprendre ».`);
}

async function ajouter({ fichier }) {
  const { ajouterCle } = await module('exploitation/rotation-cles');
  console.log(`Clé ${ajouterCle(fichier)} préparée : portez le fichier sur chaque machine, puis « cles rotation ».`);
}

async function retirer({ url, fichier, cle }) {
  const { retirerCle } = await module('exploitation/rotation-cles');
  await retirerCle(url, fichier, cle);
  console.log(`Clé ${cle} retirée de ${fichier}. Gardez-la avec les sauvegardes qu’elle ouvre.`);
}

async function reindexer({ url, fichier }) {
  const { reindexerNir } = await module('exploitation/reindexer-nir');
  console.log(`${await reindexerNir(url, fichier)} empreintes refaites. Redémarrez le service.`);
}
