import { Injectable } from '@nestjs/common';
import {
  enInstant,
  type EtatSignalement,
  type NiveauComplexite,
  type Orientation,
  type Origine,
  type Signalement,
  type TentativeContact,
} from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { MotsRecus } from '../mots-recus.js';
import { scellerMots } from './mots-scelles.js';
import { SignalementEntity } from './signalement.entity.js';

/** Signalement à insérer : neuf, à l'état émis. */
export type SignalementNeuf = {
  readonly assureId: string;
  readonly plateformeId: string;
  readonly origine: Origine;
  readonly emetteur: { readonly id: string; readonly fonction: string; readonly organismeId: string | null };
  readonly motif: string;
  readonly commentaire: string | null;
  readonly assureInforme: boolean;
  readonly arretId: string | null;
  readonly recu: MotsRecus;
};

/** Signalement verrouillé pour écriture, avec son pendant du domaine. */
export type SignalementCharge = {
  readonly id: string;
  readonly version: number;
  readonly assureId: string;
  readonly plateformeId: string;
  readonly emetteurId: string | null;
  readonly dossierId: string | null;
  readonly regime: string;
  readonly domaine: Signalement;
};

/** Une ligne de la table `transition`. */
export type TransitionNotee = {
  readonly transition: string;
  readonly de: string | null;
  readonly vers: string;
  readonly acteurId: string | null;
  readonly fonction: string | null;
  readonly motif?: string | null;
  readonly commentaire?: string | null;
  /** Millisecondes avant l'instant de la transaction. */
  readonly avanceMs?: number;
};

type Ligne = {
  version: number;
  assure_id: string;
  plateforme_id: string;
  emetteur_id: string | null;
  dossier_id: string | null;
  regime: string;
  etat: string;
  origine: string;
  cree_le: Date;
  clos_le: Date | null;
  niveau_complexite: number | null;
  orientation: string | null;
  tentatives: { le: string; motif: string | null }[];
};

/** Écritures sur les signalements, dans la transaction de l'appelant. */
@Injectable()
export class SignalementRepository {
  constructor(private readonly coffre: Coffre) {}

  async inserer(tx: Transaction, s: SignalementNeuf): Promise<string> {
    const id = tx.nouvelId();
    await tx.manager.insert(SignalementEntity, {
      id,
      assureId: s.assureId,
      plateformeId: s.plateformeId,
      origine: s.origine,
      emetteurId: s.emetteur.id,
      emetteurFonction: s.emetteur.fonction,
      emetteurOrganismeId: s.emetteur.organismeId,
      motif: s.motif,
      commentaire: s.commentaire,
      assureInforme: s.assureInforme,
      arretId: s.arretId,
      ...scellerMots(this.coffre, id, s.recu),
      etat: 'EMIS',
      creeLe: tx.maintenant,
    });
    await this.noter(tx, id, {
      transition: 'emettre',
      de: null,
      vers: 'EMIS',
      acteurId: s.emetteur.id,
      fonction: s.emetteur.fonction,
    });
    return id;
  }

  /** Verrouille la ligne jusqu'à la fin de la transaction. `null` si elle n'existe pas ; les droits sont à l'appelant. */
  async verrouiller(tx: Transaction, id: string): Promise<SignalementCharge | null> {
    const [l] = await tx.sql<Ligne>(VERROUILLER, [id]);
    return l ? enSignalement(id, l) : null;
  }

  /** Enregistre l'état suivant ; rend la nouvelle version. */
  async enregistrer(
    tx: Transaction,
    avant: SignalementCharge,
    apres: Signalement,
    dossierId: string | null,
  ): Promise<number> {
    await tx.sql(
      `UPDATE signalement SET etat = $2, version = version + 1, niveau_complexite = $3, orientation = $4, tentatives = tentatives + $5, clos_le = $6, dossier_id = coalesce($7, dossier_id)
       WHERE id = $1`,
      [
        avant.id,
        apres.etat,
        apres.niveauComplexite,
        apres.orientation,
        apres.tentatives.length - avant.domaine.tentatives.length,
        apres.closLe,
        dossierId,
      ],
    );
    return avant.version + 1;
  }

  async noter(
    tx: Transaction,
    signalementId: string,
    t: TransitionNotee,
    dossierId: string | null = null,
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, commentaire, le)
       VALUES ($1,'signalement',$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        tx.nouvelId(),
        signalementId,
        dossierId,
        t.transition,
        t.de,
        t.vers,
        t.acteurId,
        t.fonction,
        t.motif ?? null,
        t.commentaire ?? null,
        new Date(tx.maintenant.getTime() - (t.avanceMs ?? 0)),
      ],
    );
  }
}

const VERROUILLER = `SELECT s.version, s.assure_id, s.plateforme_id, s.emetteur_id, s.dossier_id, a.regime, s.etat, s.origine, s.cree_le, s.clos_le,
  s.niveau_complexite, s.orientation,
  coalesce((SELECT json_agg(json_build_object('le', t.le, 'motif', t.motif) ORDER BY t.le, t.id) FROM transition t
    WHERE t.ressource = 'signalement' AND t.ressource_id = s.id AND t.transition = 'contacter'), '[]'::json) AS tentatives
  FROM signalement s JOIN assure a ON a.id = s.assure_id WHERE s.id = $1 FOR NO KEY UPDATE OF s`;

/** Motif noté d'une tentative : `TELEPHONE.JOINT` ou `TELEPHONE.SANS_REPONSE`. */
export const motifDeTentative = ({ canal, joint }: Pick<TentativeContact, 'canal' | 'joint'>): string =>
  `${canal}.${joint ? 'JOINT' : 'SANS_REPONSE'}`;

const enTentative = ({ le, motif }: { le: string; motif: string | null }): TentativeContact => {
  const [canal = 'TELEPHONE', issue] = (motif ?? '').split('.');
  return { le: enInstant(new Date(le)), canal: canal as TentativeContact['canal'], joint: issue === 'JOINT' };
};

const enSignalement = (id: string, l: Ligne): SignalementCharge => ({
  id,
  version: l.version,
  assureId: l.assure_id,
  plateformeId: l.plateforme_id,
  emetteurId: l.emetteur_id,
  dossierId: l.dossier_id,
  regime: l.regime,
  domaine: {
    etat: l.etat as EtatSignalement,
    origine: l.origine as Origine,
    emisLe: enInstant(l.cree_le),
    closLe: l.clos_le === null ? null : enInstant(l.clos_le),
    niveauComplexite: l.niveau_complexite as NiveauComplexite | null,
    orientation: l.orientation as Orientation | null,
    motifCloture: null,
    tentatives: l.tentatives.map(enTentative),
  },
});
