import { pg } from '../../src/platform/database/pg.js';
import { ouvrirBaseDeTest } from '../base-de-test.js';
import { ClientHttp, connecter, type ReponseHttp } from '../connecter.js';
import type { OptionsRequete } from '../client-http.js';
import { lancerProcessusApi } from '../processus-de-test.js';
import { ouvrirSocket, type SocketDeTest } from '../socket-de-test.js';
import { CHOIX, ouvrirRepartiteur, type Repartiteur } from './repartiteur.js';

/** Rang d'un nœud derrière le répartiteur. */
export type Noeud = 0 | 1;
export const NORD: Noeud = 0;
export const SUD: Noeud = 1;

/** Client qui passe toujours par le même nœud, avec la session d'un autre. */
export class ClientDeNoeud extends ClientHttp {
  constructor(
    origine: ClientHttp,
    readonly noeud: Noeud,
  ) {
    super(origine.baseUrl);
    for (const [nom, valeur] of origine.cookies) this.cookies.set(nom, valeur);
  }

  override requete<T = unknown>(
    methode: string,
    chemin: string,
    options: OptionsRequete = {},
  ): Promise<ReponseHttp<T>> {
    return super.requete(methode, chemin, {
      ...options,
      entetes: { ...options.entetes, [CHOIX]: String(this.noeud) },
    });
  }
}

/** Deux processus API sur la même base, derrière un répartiteur. */
export type BancDeuxNoeuds = {
  readonly repartiteur: Repartiteur;
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  idDe(compte: string): Promise<string>;
  /** Session d'un compte ; ses demandes alternent entre les nœuds. */
  connecter(compte: string): Promise<ClientHttp>;
  /** Socket de cette session, ouverte sur ce nœud. */
  ecouter(client: ClientHttp, noeud: Noeud): Promise<SocketDeTest>;
  fermer(): Promise<void>;
};

/** Ouvre le banc ; sans `redisUrl`, la diffusion et les files passent par PostgreSQL. */
export async function ouvrirDeuxNoeuds(redisUrl: string | null): Promise<BancDeuxNoeuds> {
  const base = await ouvrirBaseDeTest({ migree: true, demo: 0.03 });
  const environnement = { REDIS_URL: redisUrl ?? '' };
  const apis = [await lancerProcessusApi(base.url, environnement), await lancerProcessusApi(base.url, environnement)];
  const repartiteur = await ouvrirRepartiteur(apis.map((a) => a.url));
  const controle = new pg.Client({ connectionString: base.url });
  await controle.connect();
  const sql = async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
    (await controle.query(texte, [...valeurs])).rows as T[];
  const sockets: SocketDeTest[] = [];
  return {
    repartiteur,
    sql,
    idDe: async (compte) => (await sql<{ id: string }>(`SELECT id FROM utilisateur WHERE sujet = $1`, [compte]))[0]!.id,
    connecter: async (compte) => {
      // Le fournisseur d'identité de la démonstration garde ses échanges en mémoire : il n'est pas l'objet de l'essai.
      repartiteur.viser(NORD);
      const client = await connecter(repartiteur.url, compte);
      repartiteur.viser(null);
      return client;
    },
    ecouter: async (client, noeud) => {
      const socket = await ouvrirSocket(client, { [CHOIX]: String(noeud) });
      sockets.push(socket);
      return socket;
    },
    fermer: async () => {
      for (const s of sockets) s.fermer();
      await repartiteur.fermer();
      await Promise.all(apis.map((a) => a.arreter()));
      await controle.end();
      await base.fermer();
    },
  };
}
