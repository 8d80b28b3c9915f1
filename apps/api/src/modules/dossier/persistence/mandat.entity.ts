import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `mandat`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('mandat')
export class MandatEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'mandataire_id', type: 'uuid' })
  mandataireId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  debut: Date;

  @Column({ type: 'timestamptz', nullable: true })
  fin: Date | null;

  @Column({ name: 'revoque_le', type: 'timestamptz', nullable: true })
  revoqueLe: Date | null;
}
