import { Inject, Injectable } from '@nestjs/common';
import type { DecisionAide, DemandeAide, EtatAide } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Ce qui est scellé : la demande, l'accord de la personne, la soumission et la décision. */
export type ContenuAide = {
  readonly demande: DemandeAide;
  readonly accordLe: string | null;
  readonly soumiseLe: string | null;
  readonly decision: DecisionAide | null;
};

/** Demande, sceau ouvert. */
export type AideStockee = ContenuAide & {
  readonly id: string;
  readonly etat: EtatAide;
  readonly version: number;
  readonly par: string;
};

type Ligne = Omit<AideStockee, keyof ContenuAide> & { readonly contenuScelle: string };

const COLONNES = `x.id, x.etat, x.version, x.contenu_scelle AS "contenuScelle",
  (SELECT concat_ws(' ', u.prenom, u.nom) FROM utilisateur u WHERE u.id = x.cree_par) AS par`;
const SCEAU = 'aide_financiere.contenu_scelle';

/** Demandes d'aide d'un dossier ; le droit de lire chacune est vérifié par l'appelant. */
@Injectable()
export class AidesDepot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async duDossier(dossierId: string): Promise<AideStockee[]> {
    const lignes = await this.lecture.lire<Ligne>(
      {
        nom: 'aides-dossier',
        texte: `SELECT ${COLONNES} FROM aide_financiere x WHERE x.dossier_id = $1::uuid ORDER BY x.cree_le DESC, x.id`,
      },
      [dossierId],
    );
    return lignes.map((ligne) => this.ouvrir(ligne));
  }

  /** Dossier d'une demande, sans verrou ; `null` si elle n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM aide_financiere WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<AideStockee | null> {
    const [ligne] = await tx.sql<Ligne>(`SELECT ${COLONNES} FROM aide_financiere x WHERE x.id = $1 FOR UPDATE OF x`, [
      id,
    ]);
    return ligne ? this.ouvrir(ligne) : null;
  }

  /** Ces documents sont-ils tous encore là, dans ce dossier ? */
  async sontDuDossier(tx: Transaction, dossierId: string, pieces: readonly string[]): Promise<boolean> {
    if (pieces.length === 0) return true;
    const trouvees = await tx.sql(
      `SELECT id FROM document WHERE dossier_id = $1 AND retire_le IS NULL AND id = ANY ($2::uuid[])`,
      [dossierId, pieces],
    );
    return trouvees.length === new Set(pieces).size;
  }

  async preparer(tx: Transaction, acteur: Acteur, dossierId: string, demande: DemandeAide): Promise<string> {
    const id = tx.nouvelId();
    const contenu: ContenuAide = { demande, accordLe: null, soumiseLe: null, decision: null };
    await tx.sql(
      `INSERT INTO aide_financiere (id, dossier_id, contenu_scelle, cree_par, cree_le) VALUES ($1,$2,$3,$4,$5)`,
      [id, dossierId, this.coffre.scellerJson(SCEAU, id, contenu), acteur.utilisateurId, tx.maintenant],
    );
    return id;
  }

  async avancer(tx: Transaction, id: string, etat: EtatAide, contenu: ContenuAide): Promise<void> {
    const { demande, accordLe, soumiseLe, decision } = contenu;
    await tx.sql(`UPDATE aide_financiere SET etat = $2, contenu_scelle = $3, version = version + 1 WHERE id = $1`, [
      id,
      etat,
      this.coffre.scellerJson(SCEAU, id, { demande, accordLe, soumiseLe, decision }),
    ]);
  }

  async tracer(
    tx: Transaction,
    acteur: Acteur,
    pas: {
      readonly id: string;
      readonly dossierId: string;
      readonly transition: string;
      readonly de: EtatAide | null;
      readonly vers: EtatAide;
    },
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'aide', ...pas });
  }

  private ouvrir({ contenuScelle, ...ligne }: Ligne): AideStockee {
    return { ...ligne, ...this.coffre.ouvrirJson<ContenuAide>(SCEAU, ligne.id, contenuScelle) };
  }
}
