import { pg } from '../database/pg.js';
import { Coffre } from './coffre.js';
import { SceauRefuse } from './sceau.js';
import { FichierDeClesRefuse } from './trousseau.js';

/** Coffre d'un processus ; `FichierDeClesRefuse` si le fichier manque en production, ou s'il est mal formé. */
export const ouvrirCoffre = (c: { readonly fichierCles: string; readonly production: boolean }): Coffre =>
  Coffre.duFichier({ fichier: c.fichierCles, creer: !c.production });

/**
 * Refuse de démarrer avec des clés qui ne sont pas celles de cette base : mieux vaut ne pas ouvrir que d'écrire des
 * valeurs que les autres clés ne liront pas, ou de ne plus reconnaître personne.
 */
export async function verifierCoffre(url: string, coffre: Coffre): Promise<void> {
  if (coffre.reindexationInachevee)
    throw new FichierDeClesRefuse(
      'Une réindexation des NIR est inachevée : relancez « npm run pdp -- cles reindexer ».',
    );
  const client = new pg.Client({ connectionString: url, application_name: 'pdp-cles' });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; sceau: string; empreinte: Buffer }>(
      `SELECT id, nir_scelle AS sceau, nir_empreinte AS empreinte FROM assure ORDER BY id DESC LIMIT 1`,
    );
    for (const { id, sceau, empreinte } of rows)
      if (!estLaSienne(coffre, { id, sceau, empreinte })) throw new FichierDeClesRefuse(AUTRES_CLES);
  } finally {
    await client.end();
  }
}

const AUTRES_CLES =
  'Le fichier de clés (PDP_FICHIER_CLES) n’est pas celui de cette base : remettez celui qui va avec elle. Rien n’a été changé.';

function estLaSienne(coffre: Coffre, ligne: { id: string; sceau: string; empreinte: Buffer }): boolean {
  try {
    return coffre.empreinteNir(coffre.ouvrir('assure.nir_scelle', ligne.id, ligne.sceau)).equals(ligne.empreinte);
  } catch (erreur) {
    if (erreur instanceof SceauRefuse) return false;
    throw erreur;
  }
}
