// `npm run pdp -- initialiser …` et `inviter …` : premier administrateur, et codes d’invitation à usage unique.
import { parseArgs } from 'node:util';
import { dossierDesDonnees } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';

const USAGE_INITIALISER = `Usage : npm run pdp -- initialiser --plateforme "Morbihan" --departement 56 --organisme "CPAM du Morbihan"
         --nom NOM --prenom PRENOM --courriel ADRESSE
Sur une base migrée et vide : crée la plateforme, l’organisme et le premier administrateur.`;
const USAGE_INVITER =
  'Usage : npm run pdp -- inviter --courriel ADRESSE : un code neuf pour un compte ajouté dans « Administration ».';

const USAGE_ORGANISME = 'Usage : npm run pdp -- organisme --departement 56 --type SPST --nom "AMIEM" --unites SPST,ETM';

const CHAMPS = ['plateforme', 'departement', 'organisme', 'nom', 'prenom', 'courriel'];

/** `initialiser` : première plateforme et premier administrateur. */
export async function executer(args, { url }) {
  const { ouvrirPremierePlateforme } = await exploitation();
  const demande = lire(args, CHAMPS, USAGE_INITIALISER);
  annoncer(
    await enClair(async () => ouvrirPremierePlateforme({ url, coffre: await coffre() }, demande), USAGE_INITIALISER),
  );
}

/** `organisme` : un organisme de plus dans une plateforme. */
export async function ajouterUnOrganisme(args, { url }) {
  const { ajouterOrganisme } = await exploitation();
  const demande = lire(args, ['departement', 'type', 'nom', 'unites'], USAGE_ORGANISME);
  await enClair(() => ajouterOrganisme(url, demande), USAGE_ORGANISME);
  console.log('Organisme ajouté : « Administration » peut y habiliter des personnes.');
}

/** `inviter` : code neuf pour un compte invité. */
export async function inviterUnCompte(args, { url }) {
  const { inviter } = await exploitation();
  const { courriel } = lire(args, ['courriel'], USAGE_INVITER);
  annoncer(await enClair(async () => inviter({ url, coffre: await coffre() }, courriel), USAGE_INVITER));
}

const module = (nom) =>
  import(`../../apps/api/dist/${nom}.js`).catch((cause) => {
    throw new ErreurClaire('L’API n’est pas construite : lancez « npm run build ».', { cause });
  });

const exploitation = () => module('exploitation/ouvrir-plateforme');

/** Les clés de la base : le courriel d’un compte n’y entre que scellé. */
async function coffre() {
  const { fichierDesCles } = await module('platform/chiffrement/fichier-cles');
  const { ouvrirCoffre } = await module('platform/chiffrement/ouvrir-coffre');
  const fichierCles = fichierDesCles(dossierDesDonnees(), process.env.PDP_FICHIER_CLES?.trim() || null);
  return ouvrirCoffre({ fichierCles, production: process.env.NODE_ENV === 'production' });
}

function lire(args, champs, usage) {
  try {
    const options = Object.fromEntries(champs.map((nom) => [nom, { type: 'string', default: '' }]));
    return parseArgs({ args, options }).values;
  } catch (cause) {
    throw new ErreurClaire(`${cause.message}\n${usage}`, { code: 64, cause });
  }
}

async function enClair(travail, usage) {
  try {
    return await travail();
  } catch (cause) {
    if (cause?.constructor?.name === 'DemandeRefusee')
      throw new ErreurClaire(`${cause.message}\n${usage}`, { code: 64, cause });
    if (cause?.constructor?.name === 'FichierDeClesRefuse') throw new ErreurClaire(cause.message, { code: 78, cause });
    throw cause;
  }
}

function annoncer(code) {
  const adresse = (process.env.PUBLIC_URL?.trim() || '<PUBLIC_URL>').replace(/\/$/, '');
  console.log('À remettre en main propre ; vaut trois jours, une seule fois :');
  console.log(`  ${adresse}/api/v1/connexion?invitation=${code}`);
  console.log('La personne ouvre cette adresse, s’identifie, et son compte lui est rattaché.');
}
