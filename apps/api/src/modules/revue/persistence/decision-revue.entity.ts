import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `decision_revue`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('decision_revue')
export class DecisionRevueEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @Column({ name: 'passage_id', type: 'uuid' })
  passageId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'commande_id', type: 'text', nullable: true })
  commandeId: string | null;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  texte: string;

  @Column({ type: 'jsonb' })
  actions: unknown;

  @Column({ name: 'phrase_assure', type: 'text' })
  phraseAssure: string;

  @Column({ name: 'prochain_passage', type: 'date', nullable: true })
  prochainPassage: string | null;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ type: 'integer' })
  sequence: number;

  @Column({ name: 'annulee_le', type: 'timestamptz', nullable: true })
  annuleeLe: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;
}
