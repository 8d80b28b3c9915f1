import { join } from 'node:path';
import pg from 'pg';
import { demarrerPostgres } from '../postgres-embarque.mjs';

const NOM_DE_LA_BASE = 'pdp';
const REGLAGES = { max_connections: 100, shared_buffers: '128MB' };
const REPRISES_MAX = 5;
const FENETRE_MS = 60_000;

/**
 * La base embarquée de `npm start`. Si son serveur tombe (tué, panne), elle le relance sur le même port, où les
 * connexions du serveur web reviendront ; au-delà de cinq chutes en une minute elle renonce et appelle `surAbandon`.
 */
export async function ouvrirBase({ donnees, motDePasse, dire, surAbandon }) {
  const options = {
    dossier: join(donnees, 'postgres'),
    fichierJournal: join(donnees, 'postgres.log'),
    motDePasse,
    reglages: REGLAGES,
  };
  let serveur = await demarrerPostgres(options);
  let fermee = false;
  const chutes = [];

  const surveiller = async () => {
    await serveur.fin;
    if (fermee) return;
    const maintenant = Date.now();
    chutes.push(maintenant);
    if (chutes.filter((instant) => maintenant - instant < FENETRE_MS).length > REPRISES_MAX) return surAbandon(null);
    dire('La base de données s’est arrêtée : redémarrage…');
    try {
      serveur = await demarrerPostgres({ ...options, port: serveur.port });
    } catch (erreur) {
      return surAbandon(erreur);
    }
    if (fermee) return serveur.arreter();
    dire('La base de données est de nouveau prête.');
    void surveiller();
  };

  const fermer = async () => {
    fermee = true;
    await serveur.arreter();
  };
  try {
    await creerBase(serveur.url());
  } catch (erreur) {
    await fermer();
    throw erreur;
  }
  void surveiller();
  return { url: serveur.url(NOM_DE_LA_BASE), pid: () => serveur.pid, fermer };
}

async function creerBase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NOM_DE_LA_BASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NOM_DE_LA_BASE}`);
  } finally {
    await client.end();
  }
}
