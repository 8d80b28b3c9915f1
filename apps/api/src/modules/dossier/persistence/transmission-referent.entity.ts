import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `transmission_referent`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('transmission_referent')
export class TransmissionReferentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'de_id', type: 'uuid', nullable: true })
  deId: string | null;

  @Column({ name: 'vers_id', type: 'uuid' })
  versId: string;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ type: 'text', default: 'PROPOSEE' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'repondu_le', type: 'timestamptz', nullable: true })
  reponduLe: Date | null;
}
