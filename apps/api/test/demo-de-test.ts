import 'reflect-metadata';
import { demarrer } from '../src/application.js';
import type { Configuration } from '../src/platform/config/configuration.js';
import { pg } from '../src/platform/database/pg.js';
import type { ApplicationDeTest } from './application-de-test.js';
import { ouvrirBaseDeTest } from './base-de-test.js';
import { configurationDeTest } from './configuration-de-test.js';

export type ApplicationDemo = ApplicationDeTest & {
  /** Requête directe dans la base de l'essai, pour préparer et vérifier. */
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  /** Id d'un compte de démonstration. */
  idDe(compte: string): Promise<string>;
  /** Id du dossier vitrine (Sophie Guéguen). */
  dossierVitrine(): Promise<string>;
};

/** Application complète sur une petite démonstration (3 % des volumes), port libre. */
export async function ouvrirApplicationDemo(
  reste: Partial<Configuration> = {},
  echelle = 0.03,
): Promise<ApplicationDemo> {
  const base = await ouvrirBaseDeTest({ migree: true, demo: echelle });
  const demarree = await demarrer(configurationDeTest(base.url, reste));
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  const sql = async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(texte, [...valeurs])).rows as T[];
  const unId = async (texte: string, valeurs: readonly unknown[]): Promise<string> => {
    const [ligne] = await sql<{ id: string }>(texte, valeurs);
    if (!ligne) throw new Error('absent de la démonstration');
    return ligne.id;
  };
  return {
    ...demarree,
    url: `http://127.0.0.1:${demarree.port}`,
    databaseUrl: base.url,
    sql,
    idDe: (compte) => unId(`SELECT id FROM utilisateur WHERE sujet = $1`, [compte]),
    dossierVitrine: () =>
      unId(
        `SELECT d.id FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE a.nom_naissance = 'Guéguen' AND a.prenom = 'Sophie' ORDER BY d.ouvert_le DESC LIMIT 1`,
        [],
      ),
    fermer: async () => {
      await demarree.fermer();
      await client.end();
      await base.fermer();
    },
  };
}
