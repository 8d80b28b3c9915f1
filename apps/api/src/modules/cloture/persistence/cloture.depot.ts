import { Injectable } from '@nestjs/common';
import type { EtatRelais, EtatSuivi, MoisSuivi, NatureRelais, ReponseSuivi } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur, ActeurOuSysteme } from '../../../platform/config/acteur.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

type RelaisStocke = {
  readonly id: string;
  readonly etat: EtatRelais;
  readonly version: number;
  readonly unite: string | null;
  readonly organismeId: string | null;
};

/** Suivi, verrouillé pour avancer. */
export type SuiviStocke = {
  readonly id: string;
  readonly dossierId: string;
  readonly mois: MoisSuivi;
  readonly etat: EtatSuivi;
  readonly version: number;
  readonly echeance: string;
  readonly demandeLe: string | null;
};

type NouveauRelais = {
  readonly dossierId: string;
  readonly acteur: Acteur;
  readonly nature: NatureRelais;
  readonly membre: { readonly unite: string; readonly organismeId: string } | null;
  readonly interlocuteur: string | null;
};

/** Écritures des relais et des suivis, dans la transaction de l'appelant, et leurs traces sans texte. */
@Injectable()
export class ClotureDepot {
  constructor(private readonly coffre: Coffre) {}

  /** Dossier d'un relais ou d'un suivi, sans verrou ; `null` s'il n'existe pas. */
  async dossierDe(tx: Transaction, table: 'relais' | 'suivi_cloture', id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM ${table} WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  /** Ce service lit-il les dispositifs du dossier, par un accord en cours ? */
  async estPartenaire(
    tx: Transaction,
    dossierId: string,
    { unite, organismeId }: { readonly unite: string; readonly organismeId: string },
  ): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 FROM consentement WHERE dossier_id = $1 AND portee = 'PARTENAIRE' AND unite = $2 AND organisme_id = $3
         AND 'dispositifs' = ANY (categories) AND retire_le IS NULL AND debut <= now() AND (fin IS NULL OR fin > now())`,
      [dossierId, unite, organismeId],
    );
    return lignes.length > 0;
  }

  async proposerRelais(
    tx: Transaction,
    { dossierId, acteur, nature, membre, interlocuteur }: NouveauRelais,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO relais (id, dossier_id, nature, unite, organisme_id, interlocuteur_scelle, propose_par, propose_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        dossierId,
        nature,
        membre?.unite ?? null,
        membre?.organismeId ?? null,
        interlocuteur === null ? null : this.coffre.sceller('relais.interlocuteur_scelle', id, interlocuteur),
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  async verrouillerRelais(tx: Transaction, id: string): Promise<RelaisStocke | null> {
    const [relais] = await tx.sql<RelaisStocke>(
      `SELECT id, etat, version, unite, organisme_id AS "organismeId" FROM relais WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return relais ?? null;
  }

  async changerRelais(
    tx: Transaction,
    acteur: Acteur,
    { id }: RelaisStocke,
    change: { readonly etat: EtatRelais; readonly motif: string | undefined; readonly reponduLe: string },
  ): Promise<void> {
    await tx.sql(
      `UPDATE relais SET etat = $2, motif_refus = $3, repondu_le = $4, repondu_par = $5, version = version + 1 WHERE id = $1`,
      [id, change.etat, change.etat === 'REFUSE' ? change.motif : null, change.reponduLe, acteur.utilisateurId],
    );
  }

  async verrouillerSuivi(tx: Transaction, id: string): Promise<SuiviStocke | null> {
    const [suivi] = await tx.sql<SuiviStocke>(
      `SELECT id, dossier_id AS "dossierId", mois, etat, version, echeance::text AS echeance, demande_le::text AS "demandeLe"
       FROM suivi_cloture WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return suivi ?? null;
  }

  /** Avance un suivi d'un pas du calendrier. */
  async avancerSuivi(tx: Transaction, id: string, vers: EtatSuivi, aujourdhui: string): Promise<void> {
    await tx.sql(
      `UPDATE suivi_cloture SET etat = $2, version = version + 1, demande_le = coalesce(demande_le, $3::date),
         relances = relances + CASE WHEN $2 IN ('RELANCE_1','RELANCE_2') THEN 1 ELSE 0 END WHERE id = $1`,
      [id, vers, aujourdhui],
    );
  }

  async noterReponse(
    tx: Transaction,
    acteur: Acteur,
    id: string,
    { situation, utilite, rappel }: ReponseSuivi,
    canal: 'EN_LIGNE' | 'TELEPHONE',
  ): Promise<void> {
    await tx.sql(
      `UPDATE suivi_cloture SET etat = 'REPONDU', version = version + 1, situation = $2, utilite = $3, rappel = $4, canal = $5, repondu_le = $6, repondu_par = $7 WHERE id = $1`,
      [id, situation, utilite, rappel, canal, tx.maintenant, acteur.utilisateurId],
    );
  }

  async tracer(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    pas: {
      readonly ressource: 'relais' | 'suivi';
      readonly id: string;
      readonly dossierId: string;
      readonly transition: string;
      readonly de: string | null;
      readonly vers: string;
    },
  ): Promise<void> {
    await tracerTransition(tx, acteur, pas);
  }
}
