import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_version`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_version')
export class LivretVersionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  etat: string;

  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'publie_par', type: 'uuid', nullable: true })
  publiePar: string | null;

  @Column({ name: 'publie_le', type: 'timestamptz', default: () => 'now()' })
  publieLe: Date;

  @Column({ name: 'lu_le', type: 'timestamptz', nullable: true })
  luLe: Date | null;
}
