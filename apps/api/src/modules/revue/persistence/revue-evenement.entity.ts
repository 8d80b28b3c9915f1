import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `revue_evenement`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('revue_evenement')
export class RevueEvenementEntity {
  @PrimaryColumn({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @PrimaryColumn({ type: 'integer' })
  sequence: number;

  @Column({ type: 'text' })
  type: string;

  @Column({ name: 'passage_id', type: 'uuid', nullable: true })
  passageId: string | null;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ type: 'jsonb', default: {} })
  donnees: unknown;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;
}
