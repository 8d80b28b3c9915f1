import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `notification`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('notification')
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'utilisateur_id', type: 'uuid' })
  utilisateurId: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text', nullable: true })
  ressource: string | null;

  @Column({ name: 'ressource_id', type: 'uuid', nullable: true })
  ressourceId: string | null;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'boolean', default: false })
  urgente: boolean;

  @Column({ type: 'text', default: 'EN_FILE' })
  etat: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'lue_le', type: 'timestamptz', nullable: true })
  lueLe: Date | null;
}
