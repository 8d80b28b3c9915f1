import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `demande_droit`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('demande_droit')
export class DemandeDroitEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'text' })
  canal: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'deposee_par', type: 'uuid', nullable: true })
  deposeePar: string | null;

  @Column({ name: 'deposee_le', type: 'timestamptz' })
  deposeeLe: Date;

  @Column({ type: 'boolean', default: false })
  prolongee: boolean;

  @Column({ type: 'text', nullable: true })
  objet: string | null;

  @Column({ name: 'close_le', type: 'timestamptz', nullable: true })
  closeLe: Date | null;
}
