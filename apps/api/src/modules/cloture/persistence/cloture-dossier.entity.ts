import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `cloture_dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('cloture_dossier')
export class ClotureDossierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'date' })
  le: string;

  @Column({ type: 'text' })
  issue: string;

  @Column({ name: 'faits_scelles', type: 'text' })
  faitsScelles: string;

  @Column({ type: 'integer' })
  entretiens: number;

  @Column({ type: 'integer' })
  mois: number;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'rouverte_le', type: 'timestamptz', nullable: true })
  rouverteLe: Date | null;
}
