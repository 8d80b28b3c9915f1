// Serveur minuscule qui remplace l’API dans les essais du lanceur : il écrit dans la base à chaque appel.
import { createServer } from 'node:http';
import pg from 'pg';

const base = new pg.Pool({ connectionString: process.env.DATABASE_URL });
base.on('error', () => undefined);
await base.query('CREATE TABLE IF NOT EXISTS passage (n int)');

const serveur = createServer(async (requete, reponse) => {
  try {
    if (requete.url === '/ecrire') await base.query('INSERT INTO passage VALUES (1)');
    const { rows } = await base.query('SELECT count(*)::int AS n FROM passage');
    reponse.end(String(rows[0].n));
  } catch {
    reponse.writeHead(503).end();
  }
});
serveur.listen(Number(process.env.PORT), '127.0.0.1');

process.on('SIGTERM', () => {
  serveur.close();
  serveur.closeAllConnections();
  void base.end();
});
