import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Lecture } from '../../database/lecture.js';
import type { RoleJoue } from './roles.js';

const ECRIRE = {
  nom: 'oidc-ecrire',
  texte: `INSERT INTO oidc_demo (modele, id, contenu, grant_id, uid, expire_le) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (modele, id) DO UPDATE SET contenu = EXCLUDED.contenu, grant_id = EXCLUDED.grant_id, uid = EXCLUDED.uid, expire_le = EXCLUDED.expire_le`,
};
const LIRE = {
  nom: 'oidc-lire',
  texte: `SELECT contenu, extract(epoch FROM consomme_le)::int AS consomme FROM oidc_demo WHERE modele = $1 AND id = $2 AND (expire_le IS NULL OR expire_le > now())`,
};
const CONSOMMER = {
  nom: 'oidc-consommer',
  texte: 'UPDATE oidc_demo SET consomme_le = now() WHERE modele = $1 AND id = $2',
};
const RETIRER = { nom: 'oidc-retirer', texte: 'DELETE FROM oidc_demo WHERE modele = $1 AND id = $2' };
const REVOQUER = { nom: 'oidc-revoquer', texte: 'DELETE FROM oidc_demo WHERE grant_id = $1' };

/**
 * Stockage du fournisseur de démonstration, en base : un redémarrage au milieu d'une connexion ne la casse pas.
 * La session du fournisseur n'est jamais gardée : chaque connexion repropose les comptes.
 */
export class StockageOidc implements Adapter {
  private readonly cle: string;

  constructor(
    private readonly modele: string,
    private readonly lecture: Lecture,
    role: RoleJoue,
  ) {
    this.cle = role === 'demo' ? modele : `${role}/${modele}`;
  }

  async upsert(id: string, contenu: AdapterPayload, dureeS: number): Promise<undefined> {
    if (this.modele === 'Session') return;
    const expireLe = dureeS ? new Date(Date.now() + dureeS * 1000) : null;
    await this.lecture.lire(ECRIRE, [
      this.cle,
      id,
      JSON.stringify(contenu),
      contenu.grantId ?? null,
      contenu.uid ?? null,
      expireLe,
    ]);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.modele === 'Session') return undefined;
    const [ligne] = await this.lecture.lire<{ contenu: AdapterPayload; consomme: number | null }>(LIRE, [this.cle, id]);
    return ligne && { ...ligne.contenu, ...(ligne.consomme === null ? {} : { consumed: ligne.consomme }) };
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(id: string): Promise<undefined> {
    await this.lecture.lire(CONSOMMER, [this.cle, id]);
  }

  async destroy(id: string): Promise<undefined> {
    await this.lecture.lire(RETIRER, [this.cle, id]);
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    await this.lecture.lire(REVOQUER, [grantId]);
  }
}
