import { Injectable } from '@nestjs/common';
import { MACHINE_PASSAGE, VOIX_ATTENDUES, seanceOuverteA, type DeciderRequete, type TypeRevue } from '@pdp/domain';
import type { Acteur, ActeurOuSysteme } from '../../../platform/config/acteur.js';
import { lireEntites, modifierEntite } from '../../../platform/database/requetes-d-entite.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { PassageRevueEntity } from './passage-revue.entity.js';
import { RevueEntity } from './revue.entity.js';

/** Séance et passage chargés sous verrou, tels que les cas d'usage les lisent. */
export type Revue = RevueEntity;
export type Passage = PassageRevueEntity;

/** Fait durable d'une séance ; `donnees` ne porte que des identifiants et des codes, le contenu se relit par les routes. */
export type NouvelEvenement = {
  readonly type: string;
  readonly passageId?: string | null;
  readonly dossierId?: string | null;
  readonly donnees?: Readonly<Record<string, unknown>>;
  /** Transition que ce fait raconte : sa trace s'écrit dans la même requête. */
  readonly trace?: Trace;
};

type Trace = {
  readonly ressource: 'revue' | 'passage';
  readonly id: string;
  readonly dossierId?: string | null;
  readonly transition: string;
  readonly de: string;
  readonly vers: string;
  readonly motif?: string | undefined;
};

/** Phrase proposée au livret, scellée pour sa ligne. */
export type PropositionScellee = { readonly id: string; readonly phrase: string };

/** Décision à enregistrer ; le nom des responsables est gardé avec l'action, tel qu'il était ce jour-là. */
export type NouvelleDecision = {
  readonly id: string;
  readonly actions: readonly {
    readonly quoi: string;
    readonly responsableId: string;
    readonly responsable: string | undefined;
    readonly echeance: string;
  }[];
  readonly requete: DeciderRequete;
  readonly proposition: PropositionScellee;
};

const DU_PASSAGE_VERROUILLEE = `WHERE id = (SELECT p.revue_id FROM passage_revue p WHERE p.id = $1) FOR UPDATE`;

// Voix attendues dont personne n'est là (domain.md 6.2) : la décision est marquée, et le dossier revient à la séance suivante.
const DECIDER = `WITH presentes AS MATERIALIZED (
    SELECT DISTINCT h.fonction FROM revue_presence s
      JOIN revue_participant rp ON rp.revue_id = s.revue_id AND rp.utilisateur_id = s.utilisateur_id
      JOIN habilitation h ON h.id = rp.habilitation_id
      WHERE s.revue_id = $2 AND s.vu_le > now() - interval '1 minute'),
  voix AS (
    SELECT coalesce(array_agg(v.libelle ORDER BY v.rang), '{}') AS manquantes
    FROM jsonb_to_recordset($13::jsonb) AS v(rang int, libelle text, fonctions text[])
    WHERE NOT EXISTS (SELECT 1 FROM presentes p WHERE p.fonction = ANY (v.fonctions))),
  passage AS (UPDATE passage_revue SET etat = 'DECISION_PRISE', termine_le = $9, version = version + 1,
    voix_manquantes = (SELECT manquantes FROM voix) WHERE id = $3),
  proposition AS (INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($15,$4,'DECISION',$1,$16))
  INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, le, prochain_passage, auteur_id, sequence)
  SELECT $1,$2,$3,$4,$5,$6,$7,$8,$9,coalesce($10::date, CASE WHEN voix.manquantes <> '{}' THEN coalesce(
      (SELECT (min(x.debut) AT TIME ZONE 'Europe/Paris')::date FROM revue x WHERE x.plateforme_id = $14::uuid AND x.debut > $9
        AND x.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT','ORDRE_DU_JOUR_FIGE')),
      ($9::timestamptz AT TIME ZONE 'Europe/Paris')::date + 14) END),$11,$12 FROM voix`;

const EVENEMENT = `INSERT INTO revue_evenement (revue_id, sequence, type, passage_id, dossier_id, auteur_id, donnees, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`;

const TRACE = `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, fonction, motif, le, acteur_id)`;
const TRACER = `${TRACE} VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`;

// Rien d'autre ne change de la revue : une seule requête, trace comprise s'il y en a une.
const AVANCE = `WITH avance AS (UPDATE revue SET version = $9, sequence = $2 WHERE id = $1)`;
const AVANCER = `${AVANCE} ${EVENEMENT}`;
const AVANCER_ET_TRACER = `${AVANCE}, trace AS (${TRACE} VALUES ($10,$11,$12,$13,$14,$15,$16,$17,$18,$8,$6)) ${EVENEMENT}`;

const VOIX = JSON.stringify(VOIX_ATTENDUES.map(({ libelle, fonctions }, rang) => ({ rang, libelle, fonctions })));

const existePour = (acteur: Acteur, { plateformeId, type, organismeId }: Revue): boolean =>
  plateformeId === acteur.plateformeId && seanceOuverteA(acteur, { type: type as TypeRevue, organismeId });

/** Écritures d'une revue, toutes sous le verrou de sa ligne : la suite des événements n'a ni trou ni doublon. */
@Injectable()
export class RevueRepository {
  /** Verrouille et rend la revue si elle est de la plateforme de l'acteur ; null sinon (404). */
  async verrouiller(tx: Transaction, acteur: Acteur, id: string): Promise<RevueEntity | null> {
    const revue = await tx.manager.findOne(RevueEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return revue !== null && existePour(acteur, revue) ? revue : null;
  }

  /** Verrouille une revue pour un traitement automatique, sans contrôle de plateforme. */
  verrouillerPourSysteme(tx: Transaction, id: string): Promise<Revue | null> {
    return tx.manager.findOne(RevueEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Verrouille la revue d'un passage, puis rend les deux ; null si l'une manque ou relève d'une autre plateforme. */
  async verrouillerParPassage(
    tx: Transaction,
    acteur: Acteur,
    passageId: string,
  ): Promise<{ revue: RevueEntity; passage: PassageRevueEntity } | null> {
    // Envoyées ensemble, jouées dans l'ordre : FOR UPDATE rend la revue telle qu'elle est une fois le verrou obtenu, et le
    // passage est lu après.
    const [[revue], [passage]] = await ensemble([
      lireEntites(tx, RevueEntity, DU_PASSAGE_VERROUILLEE, [passageId]),
      lireEntites(tx, PassageRevueEntity, 'WHERE id = $1', [passageId]),
    ]);
    return passage && revue && existePour(acteur, revue) ? { revue, passage } : null;
  }

  /** Ajoute un événement au rang suivant, met la revue à jour et prévient la salle après validation ; rend la séquence. */
  async ajouter(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    revue: RevueEntity,
    evenement: NouvelEvenement,
    changement: Partial<RevueEntity> = {},
  ): Promise<number> {
    const { sequence, ecrit } = this.annoncer(tx, acteur, revue, evenement, changement);
    await ecrit;
    return sequence;
  }

  /** Comme `ajouter`, sans attendre : rend la séquence tout de suite, et `ecrit` quand la base a répondu. */
  annoncer(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    revue: RevueEntity,
    evenement: NouvelEvenement,
    changement: Partial<RevueEntity> = {},
  ): { readonly sequence: number; readonly ecrit: Promise<unknown> } {
    const sequence = revue.sequence + 1;
    Object.assign(revue, changement, { sequence, version: revue.version + 1 });
    const ligne = [
      revue.id,
      sequence,
      evenement.type,
      evenement.passageId ?? null,
      evenement.dossierId ?? null,
      acteur.utilisateurId,
      JSON.stringify(evenement.donnees ?? {}),
      tx.maintenant,
    ];
    const { trace } = evenement;
    const ecrit =
      Object.keys(changement).length > 0
        ? ensemble([
            modifierEntite(tx, RevueEntity, revue.id, { ...changement, sequence, version: revue.version }),
            tx.sql(EVENEMENT, ligne),
            ...(trace ? [this.tracer(tx, acteur, trace)] : []),
          ])
        : trace
          ? tx.sql(AVANCER_ET_TRACER, [...ligne, revue.version, ...valeursDeTrace(tx, acteur, trace)])
          : tx.sql(AVANCER, [...ligne, revue.version]);
    tx.diffuser(`revue:${revue.id}`, 'revue.evenement', { revueId: revue.id, sequence, type: evenement.type });
    return { sequence, ecrit };
  }

  async planifier(
    tx: Transaction,
    revue: Pick<Revue, 'id' | 'plateformeId' | 'type' | 'titre' | 'debut' | 'dureeMinutes' | 'creePar'> &
      Partial<Pick<Revue, 'organismeId' | 'recurrenceId' | 'prevueLe'>>,
  ): Promise<void> {
    await tx.manager.insert(RevueEntity, { ...revue, etat: 'PLANIFIEE', creeLe: tx.maintenant });
  }

  async inscrire(
    tx: Transaction,
    passage: Pick<
      Passage,
      | 'id'
      | 'revueId'
      | 'dossierId'
      | 'ordre'
      | 'question'
      | 'raisons'
      | 'inscritPar'
      | 'dureeMinutes'
      | 'format'
      | 'urgenceMotif'
    >,
  ): Promise<void> {
    await tx.manager.insert(PassageRevueEntity, { ...passage, etat: 'INSCRIT', creeLe: tx.maintenant });
  }

  /** Change un passage et avance sa version. */
  async modifierPassage(tx: Transaction, passage: Passage, changement: Partial<Passage>): Promise<void> {
    await tx.manager.update(PassageRevueEntity, { id: passage.id }, { ...changement, version: passage.version + 1 });
  }

  /** Enregistre une décision et clôt son passage ; `sequence` est celle de l'événement qui suit. */
  async decider(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    passage: Passage,
    decision: NouvelleDecision,
  ): Promise<void> {
    const { id, actions, requete } = decision;
    await tx.sql(DECIDER, [
      id,
      revue.id,
      passage.id,
      passage.dossierId,
      requete.code,
      requete.texte.trim(),
      JSON.stringify(actions),
      requete.phraseAssure.trim(),
      tx.maintenant,
      requete.prochainPassage ?? null,
      acteur.utilisateurId,
      revue.sequence + 1,
      VOIX,
      revue.plateformeId,
      decision.proposition.id,
      decision.proposition.phrase,
    ]);
  }

  /** Qui conduit est de la séance, sous l'habilitation de cet instant ; sans effet s'il y était déjà. */
  async inscrireConducteur(tx: Transaction, acteur: Acteur, revueId: string): Promise<void> {
    await tx.sql(
      `INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) VALUES ($1,$2,$3) ON CONFLICT DO NOTHING`,
      [revueId, acteur.utilisateurId, acteur.habilitationId],
    );
  }

  /** Laisse le passage encore en discussion sans décision, à reprendre ou à représenter, et le trace. */
  async quitterLePassage(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    revue: Revue,
    transition: 'sansDecision' | 'representer',
  ): Promise<void> {
    const { vers } = MACHINE_PASSAGE.transitions[transition];
    const quittes = await tx.sql<{ id: string; dossierId: string }>(
      `UPDATE passage_revue SET etat = $2, termine_le = $3, version = version + 1
       WHERE revue_id = $1 AND etat = 'EN_DISCUSSION' RETURNING id, dossier_id AS "dossierId"`,
      [revue.id, vers, tx.maintenant],
    );
    for (const { id, dossierId } of quittes)
      await this.tracer(tx, acteur, { ressource: 'passage', id, dossierId, transition, de: 'EN_DISCUSSION', vers });
  }

  /** Trace une transition de la revue ou d'un passage. */
  async tracer(tx: Transaction, acteur: ActeurOuSysteme, trace: Trace): Promise<void> {
    await tx.sql(TRACER, [...valeursDeTrace(tx, acteur, trace), tx.maintenant, acteur.utilisateurId]);
  }
}

const valeursDeTrace = (tx: Transaction, { fonction }: ActeurOuSysteme, t: Trace): readonly unknown[] => [
  tx.nouvelId(),
  t.ressource,
  t.id,
  t.dossierId ?? null,
  t.transition,
  t.de,
  t.vers,
  fonction,
  t.motif ?? null,
];
