import { Inject, Injectable } from '@nestjs/common';
import type { DroitSocial, EtatDroitSocial } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Ce qui est scellé : les dates et la précision. */
export type ContenuDroit = {
  readonly demandeLe: string | null;
  readonly du: string | null;
  readonly au: string | null;
  readonly precision: string | null;
};

/** Droit, sceau ouvert. */
export type DroitStocke = ContenuDroit & {
  readonly id: string;
  readonly type: DroitSocial;
  readonly etat: EtatDroitSocial;
  readonly version: number;
  readonly tacheId: string | null;
};

type Ligne = Omit<DroitStocke, keyof ContenuDroit> & { readonly contenuScelle: string };

const COLONNES = `id, type, etat, version, tache_id AS "tacheId", contenu_scelle AS "contenuScelle"`;
const SCEAU = 'droit_social.contenu_scelle';

/** Droits d'un dossier : lectures, écritures et traces sans texte ; le droit de lire chacun est vérifié par l'appelant. */
@Injectable()
export class DroitsSociauxDepot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async duDossier(dossierId: string): Promise<DroitStocke[]> {
    const lignes = await this.lecture.lire<Ligne>(
      {
        nom: 'droits-sociaux-dossier',
        texte: `SELECT ${COLONNES} FROM droit_social WHERE dossier_id = $1::uuid ORDER BY cree_le DESC, id`,
      },
      [dossierId],
    );
    return lignes.map((ligne) => this.ouvrir(ligne));
  }

  /** Dossier d'un droit, sans verrou ; `null` s'il n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM droit_social WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<DroitStocke | null> {
    const [ligne] = await tx.sql<Ligne>(`SELECT ${COLONNES} FROM droit_social WHERE id = $1 FOR UPDATE`, [id]);
    return ligne ? this.ouvrir(ligne) : null;
  }

  async noter(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    type: DroitSocial,
    contenu: ContenuDroit,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO droit_social (id, dossier_id, type, contenu_scelle, cree_par, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [id, dossierId, type, this.coffre.scellerJson(SCEAU, id, contenu), acteur.utilisateurId, tx.maintenant],
    );
    return id;
  }

  async avancer(
    tx: Transaction,
    { id }: DroitStocke,
    change: { readonly etat: EtatDroitSocial; readonly contenu: ContenuDroit; readonly tacheId: string | null },
  ): Promise<void> {
    await tx.sql(
      `UPDATE droit_social SET etat = $2, contenu_scelle = $3, tache_id = $4, version = version + 1 WHERE id = $1`,
      [id, change.etat, this.coffre.scellerJson(SCEAU, id, change.contenu), change.tacheId],
    );
  }

  async tracer(
    tx: Transaction,
    acteur: Acteur,
    pas: {
      readonly id: string;
      readonly dossierId: string;
      readonly transition: string;
      readonly de: EtatDroitSocial | null;
      readonly vers: EtatDroitSocial;
    },
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'droit-social', ...pas });
  }

  private ouvrir({ contenuScelle, ...ligne }: Ligne): DroitStocke {
    return { ...ligne, ...this.coffre.ouvrirJson<ContenuDroit>(SCEAU, ligne.id, contenuScelle) };
  }
}
