import { randomUUID } from 'node:crypto';
import type { pg } from '../../src/platform/database/pg.js';
import type { ClientHttp } from '../connecter.js';

const ESSAIS = 600;
const PAUSE_MS = 50;

type Acquittee = { readonly libelle: string; readonly id: string };

/**
 * Des écritures acquittées pendant que tout tombe : des tâches sur un dossier et les passages d'une séance, chacune rejouée avec
 * sa clé d'idempotence jusqu'à son accusé, comme le fait l'écran.
 */
export class Charge {
  readonly acquittees: Acquittee[] = [];
  private suivant = 0;

  private constructor(
    private readonly client: ClientHttp,
    private readonly dossierId: string,
    private readonly passages: readonly string[],
    private readonly nom: string,
  ) {}

  /** Choisit une séance de la démonstration que ce client conduit déjà, ou la prochaine, qu'il démarre. */
  static async preparer(sql: pg.Client, client: ClientHttp, nom = 'écriture'): Promise<Charge> {
    const { rows } = await sql.query<{ dossier_id: string; id: string; revue_id: string }>(
      `SELECT p.dossier_id, p.id, p.revue_id FROM passage_revue p JOIN revue r ON r.id = p.revue_id
       WHERE r.etat IN ('ORDRE_DU_JOUR_OUVERT','ORDRE_DU_JOUR_FIGE','EN_COURS') ORDER BY r.etat = 'EN_COURS', r.debut, p.ordre`,
    );
    const [premier] = rows;
    if (!premier) throw new Error('aucune séance à venir');
    await client.post(`/revues/${premier.revue_id}/transitions`, { transition: 'demarrer' });
    const deLaSeance = rows.filter((p) => p.revue_id === premier.revue_id).map((p) => p.id);
    return new Charge(client, premier.dossier_id, deLaSeance, nom);
  }

  /** Écrit jusqu'à `total` écritures acquittées, par `ouvriers` à la fois ; la séance avance en même temps. */
  async tenir(total: number, ouvriers = 8): Promise<void> {
    const ecritures = Array.from({ length: ouvriers }, async () => {
      while (this.suivant < total) await this.ecrire(this.suivant++);
    });
    await Promise.all([...ecritures, this.animer(() => this.acquittees.length >= total)]);
  }

  /** Attend que `nombre` écritures soient acquittées. */
  async atteindre(nombre: number): Promise<void> {
    while (this.acquittees.length < nombre) await pause(5);
  }

  /** Écritures acquittées qui manquent dans la base, ou y sont plus d'une fois, ou sous un autre id. */
  async fautes(sql: pg.Client): Promise<string[]> {
    const { rows } = await sql.query<{ libelle: string; ids: string[] }>(
      `SELECT libelle, array_agg(id::text) AS ids FROM tache WHERE libelle LIKE $1 GROUP BY libelle`,
      [`${this.nom} %`],
    );
    const enBase = new Map(rows.map((r) => [r.libelle, r.ids]));
    return this.acquittees.filter((a) => enBase.get(a.libelle)?.join() !== a.id).map((a) => a.libelle);
  }

  // Une coupure ne dit pas si l'écriture a eu lieu : on rejoue la même clé jusqu'à l'accusé.
  private async ecrire(rang: number): Promise<void> {
    const entetes = { 'idempotency-key': randomUUID() };
    const libelle = `${this.nom} ${rang}`;
    const corps = { libelle, echeance: '2030-01-01' };
    for (let essai = 0; essai < ESSAIS; essai++) {
      const reponse = await this.client
        .post<{ id: string }>(`/dossiers/${this.dossierId}/taches`, corps, { entetes })
        .catch(() => null);
      if (reponse?.statut === 201) return void this.acquittees.push({ libelle, id: reponse.corps.id });
      if (reponse && reponse.statut < 500 && reponse.statut !== 409)
        throw new Error(`refus ${reponse.statut} : ${reponse.texte}`);
      await pause(PAUSE_MS);
    }
    throw new Error(`${libelle} jamais acquittée`);
  }

  private async animer(fini: () => boolean): Promise<void> {
    for (let i = 0; !fini(); i++) {
      const passageId = this.passages[i % this.passages.length]!;
      const transition = i % 2 === 0 ? 'commencer' : 'sansDecision';
      const entetes = { 'idempotency-key': randomUUID() };
      await this.client.post(`/passages/${passageId}/transitions`, { transition }, { entetes }).catch(() => undefined);
      await pause(30);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((suite) => setTimeout(suite, ms));
