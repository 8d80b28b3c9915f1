// Processus enfant de `npm run mutation` : joue les essais de la bibliothèque sur un mutant, et s’arrête au premier qui le voit.
import { format } from 'node:util';
import { expect } from 'expect';
import { poserMutant } from './crochets.mjs';

// Un instantané voit tout changement sans le juger : il ne compte pas comme une preuve.
expect.extend({ toMatchSnapshot: () => ({ pass: true, message: () => '' }) });

let essais = [];
let prefixe = '';
let avant = [];
let apres = [];

const essai = (nom, jouer) => essais.push({ nom: prefixe + nom, jouer });
const groupe = (nom, decrire) => {
  const parent = prefixe;
  prefixe += `${nom} > `;
  decrire();
  prefixe = parent;
};
const chacun = (poser) => (table) => (nom, jouer) => {
  for (const ligne of table) {
    const valeurs = Array.isArray(ligne) ? ligne : [ligne];
    poser(format(nom, ...valeurs), () => jouer(...valeurs));
  }
};
essai.each = chacun(essai);
groupe.each = chacun(groupe);
Object.assign(globalThis, {
  expect,
  it: essai,
  test: essai,
  describe: groupe,
  beforeAll: (jouer) => avant.push(jouer),
  afterAll: (jouer) => apres.push(jouer),
});

/** Nom de l’essai qui a vu le mutant, ou `null` s’ils passent tous. */
async function chercherTemoin(rang, fichiers) {
  for (const fichier of fichiers) {
    [essais, avant, apres] = [[], [], []];
    try {
      await import(`${fichier}?m=${rang}`);
    } catch {
      return `${court(fichier)} : ne se charge plus`;
    }
    const vu = await premierEchec();
    if (vu !== null) return `${court(fichier)} : ${vu}`;
  }
  return null;
}

async function premierEchec() {
  try {
    for (const preparer of avant) await preparer();
    for (const { nom, jouer } of essais) {
      try {
        await jouer();
      } catch (erreur) {
        if (process.env.PDP_MUTATION_BAVARDE) console.error(erreur);
        return nom;
      }
    }
    return null;
  } finally {
    for (const fermer of apres) await fermer();
  }
}

const court = (fichier) => fichier.split('/').at(-1);

process.on('message', async ({ rang, url, texte, fichiers }) => {
  poserMutant(rang, url, texte);
  process.send({ rang, temoin: await chercherTemoin(rang, fichiers) });
});
process.on('disconnect', () => process.exit(0));
