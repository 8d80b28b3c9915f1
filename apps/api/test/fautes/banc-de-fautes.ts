import { chargerDemoSiVide } from '../../src/demo/charger-demo.js';
import { verifierInvariants } from '../../src/exploitation/invariants/verifier-invariants.js';
import { migrer } from '../../src/platform/database/migrer.js';
import { pg } from '../../src/platform/database/pg.js';
import { COFFRE_DE_TEST } from '../cles-de-test.js';
import { connecter, type ClientHttp } from '../connecter.js';
import { lancerProcessusApi, type ProcessusApi } from '../processus-de-test.js';
import { ouvrirPostgresAMoi, type PostgresAMoi } from './postgres-a-moi.js';

/** Un PostgreSQL, une API et des travaux de fond à soi, chacun dans son processus, que l'essai peut faire tomber. */
export type BancDeFautes = {
  readonly postgres: PostgresAMoi;
  readonly api: ProcessusApi;
  readonly client: ClientHttp;
  /** Connexion de contrôle, rouverte si la base est tombée entre-temps. */
  sql(): Promise<pg.Client>;
  /** Invariants non tenus ; liste vide quand rien n'a souffert. */
  invariantsRompus(): Promise<string[]>;
  fermer(): Promise<void>;
};

type Reglages = {
  /** Environnement de l'API ; par défaut elle fait aussi les travaux de fond. */
  readonly environnement?: Readonly<Record<string, string>>;
  /** Adresse par laquelle l'API joint la base : un relais qu'on peut couper, par exemple. */
  readonly parRelais?: (url: string) => Promise<string>;
  /** Taille du disque de la base, en Mo ; sans elle, celui de la machine. */
  readonly disqueMo?: number;
};

/** Ouvre le banc, base migrée et démonstration réduite chargée ; à fermer dans `afterAll`. */
export async function ouvrirBancDeFautes({
  environnement = {},
  parRelais,
  disqueMo,
}: Reglages = {}): Promise<BancDeFautes> {
  const postgres = await ouvrirPostgresAMoi(disqueMo);
  await migrer(postgres.url);
  await chargerDemoSiVide(postgres.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.02 });
  const api = await lancerProcessusApi(parRelais ? await parRelais(postgres.url) : postgres.url, environnement);
  const client = await connecter(api.url, 'coordinatrice');
  let controle: pg.Client | null = null;
  const fermerControle = async (): Promise<void> => {
    await controle?.end().catch(() => undefined);
    controle = null;
  };
  return {
    postgres,
    api,
    client,
    sql: async () => {
      await fermerControle();
      controle = new pg.Client({ connectionString: postgres.url });
      controle.on('error', () => undefined);
      await controle.connect();
      return controle;
    },
    invariantsRompus: async () =>
      (await verifierInvariants(postgres.url))
        .filter((c) => c.fautes > 0)
        .map((c) => `${c.code} ${c.phrase} : ${c.exemples.join(', ')}`),
    fermer: async () => {
      await fermerControle();
      await api.arreter();
      await postgres.fermer();
    },
  };
}
