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
    const { rows } = await client.query<LigneScellee>(
      `SELECT id, nir_scelle AS sceau, nir_empreinte AS empreinte FROM assure ORDER BY id DESC LIMIT 1`,
    );
    const comptes = await client.query<LigneScellee>(
      `SELECT id, courriel_scelle AS sceau, courriel_empreinte AS empreinte FROM utilisateur WHERE courriel_scelle IS NOT NULL ORDER BY id DESC LIMIT 1`,
    );
    const lisibles = [
      ...rows.map((ligne) => estLaSienne(ligne, () => empreinteDuNir(coffre, ligne))),
      ...comptes.rows.map((ligne) => estLaSienne(ligne, () => empreinteDuCourriel(coffre, ligne))),
    ];
    if (lisibles.includes(false)) throw new FichierDeClesRefuse(AUTRES_CLES);
  } finally {
    await client.end();
  }
}

const AUTRES_CLES =
  'Le fichier de clés (PDP_FICHIER_CLES) n’est pas celui de cette base : remettez celui qui va avec elle. Rien n’a été changé.';

type LigneScellee = { readonly id: string; readonly sceau: string; readonly empreinte: Buffer };

const empreinteDuNir = (coffre: Coffre, { id, sceau }: LigneScellee): Buffer =>
  coffre.empreinteNir(coffre.ouvrir('assure.nir_scelle', id, sceau));

const empreinteDuCourriel = (coffre: Coffre, { id, sceau }: LigneScellee): Buffer =>
  coffre.empreinteCourriel(coffre.ouvrir('utilisateur.courriel_scelle', id, sceau));

function estLaSienne({ empreinte }: LigneScellee, calculer: () => Buffer): boolean {
  try {
    return calculer().equals(empreinte);
  } catch (erreur) {
    if (erreur instanceof SceauRefuse) return false;
    throw erreur;
  }
}
