import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `limitation_dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('limitation_dossier')
export class LimitationDossierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  motif: string;

  @Column({ type: 'text', nullable: true })
  commentaire: string | null;

  @Column({ name: 'posee_par', type: 'uuid' })
  poseePar: string;

  @Column({ name: 'posee_le', type: 'timestamptz' })
  poseeLe: Date;

  @Column({ name: 'levee_par', type: 'uuid', nullable: true })
  leveePar: string | null;

  @Column({ name: 'levee_le', type: 'timestamptz', nullable: true })
  leveeLe: Date | null;

  @Column({ name: 'commentaire_levee', type: 'text', nullable: true })
  commentaireLevee: string | null;
}
