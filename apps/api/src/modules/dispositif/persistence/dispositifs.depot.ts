import { Injectable } from '@nestjs/common';
import { catalogueDe, finPrevue, type ContexteDispositif, type Dispositif, type GestePasse } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import {
  COLONNES_DISPOSITIF,
  ouvrirLigne,
  scellerContenu,
  type DispositifStocke,
  type LigneDispositif,
  type TacheSuivie,
} from './contenu-dispositif.js';
import { CONTEXTE_DISPOSITIF, SANS_EMPLOYEUR, type LigneContexte } from './contexte.sql.js';
import { DispositifEntity } from './dispositif.entity.js';

/** Au-delà, les plus anciens gestes ne se relisent plus que dans le journal. */
const GESTES_GARDES = 100;

type Changement = {
  readonly dispositif: Dispositif;
  readonly gestes: readonly GestePasse[];
  readonly taches: readonly TacheSuivie[];
};

/** Lectures sous verrou, écritures et traces d'un dispositif, dans la transaction de l'appelant. */
@Injectable()
export class DispositifsDepot {
  constructor(private readonly coffre: Coffre) {}

  /** Dossier d'un dispositif, sans verrou ; `null` s'il n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM dispositif WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  /** Tous ceux du dossier, celui qui change compris, verrouillés : deux gestes simultanés passent l'un après l'autre. */
  async verrouiller(tx: Transaction, dossierId: string): Promise<DispositifStocke[]> {
    const lignes = await tx.sql<LigneDispositif>(
      `SELECT ${COLONNES_DISPOSITIF} FROM dispositif x WHERE x.dossier_id = $1 ORDER BY x.id FOR UPDATE`,
      [dossierId],
    );
    return lignes.map((ligne) => ouvrirLigne(this.coffre, ligne));
  }

  /** Un document encore là de ce dossier. */
  async aDocument(tx: Transaction, dossierId: string, id: string): Promise<boolean> {
    const lignes = await tx.sql(`SELECT 1 FROM document WHERE id = $1 AND dossier_id = $2 AND retire_le IS NULL`, [
      id,
      dossierId,
    ]);
    return lignes.length > 0;
  }

  async contexte(
    tx: Transaction,
    dossierId: string,
    autres: readonly DispositifStocke[],
    aujourdhui: string,
  ): Promise<ContexteDispositif> {
    const [ligne] = await tx.sql<LigneContexte>(CONTEXTE_DISPOSITIF, [dossierId]);
    return enContexte(ligne, autres, aujourdhui);
  }

  async inserer(
    tx: Transaction,
    dossierId: string,
    creePar: string,
    { dispositif, gestes, taches }: Changement,
    contexte: ContexteDispositif,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.manager.insert(DispositifEntity, {
      id,
      dossierId,
      type: dispositif.type,
      etat: dispositif.etat,
      etatDepuis: contexte.aujourdhui,
      finPrevue: finPrevue(dispositif, contexte.departement),
      contenuScelle: scellerContenu(this.coffre, id, { donnees: dispositif.donnees, historique: gestes, taches }),
      creePar,
      creeLe: tx.maintenant,
    });
    return id;
  }

  /** Change un dispositif et avance sa version ; l'état garde sa date tant qu'il ne change pas. */
  async modifier(
    tx: Transaction,
    avant: DispositifStocke,
    { dispositif, gestes, taches }: Changement,
    contexte: ContexteDispositif,
  ): Promise<void> {
    const historique = [...avant.historique, ...gestes].slice(-GESTES_GARDES);
    await tx.manager.update(
      DispositifEntity,
      { id: avant.id },
      {
        etat: dispositif.etat,
        etatDepuis: dispositif.etat === avant.etat ? avant.etatDepuis : contexte.aujourdhui,
        finPrevue: finPrevue(dispositif, contexte.departement),
        contenuScelle: scellerContenu(this.coffre, avant.id, { donnees: dispositif.donnees, historique, taches }),
        version: avant.version + 1,
      },
    );
  }

  /** Trace sans texte : le motif, s'il y en a un, est scellé avec le dispositif. */
  async tracer(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    pas: {
      readonly id: string;
      readonly dossierId: string;
      readonly transition: string;
      readonly de: string | null;
      readonly vers: string;
    },
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'dispositif', ...pas });
  }
}

/** Contexte de calcul ; un dossier inconnu n'a ni jours fériés propres ni arrêt. */
export const enContexte = (
  ligne: LigneContexte | undefined,
  autres: readonly DispositifStocke[],
  aujourdhui: string,
): ContexteDispositif => ({
  aujourdhui,
  departement: ligne?.departement ?? '',
  sansEmployeur: SANS_EMPLOYEUR.includes(ligne?.statutEmploi ?? ''),
  sansSpst: SANS_EMPLOYEUR.includes(ligne?.statutEmploi ?? '') && ligne?.aSpst !== true,
  debutArretLe: ligne?.debutArretLe ?? null,
  finArretLe: ligne?.finArretLe ?? null,
  autres: autres.map(({ type, etat, donnees }) => ({ type, etat, donnees })),
  catalogue: catalogueDe(ligne?.regles ?? []),
});
