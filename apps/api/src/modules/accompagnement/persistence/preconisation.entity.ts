import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `preconisation`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('preconisation')
export class PreconisationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text', default: 'PROPOSEE' })
  statut: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'statut_le', type: 'timestamptz', default: () => 'now()' })
  statutLe: Date;

  @Column({ name: 'dispositif_id', type: 'uuid', nullable: true })
  dispositifId: string | null;

  @Column({ name: 'visite_id', type: 'uuid', nullable: true })
  visiteId: string | null;

  @Column({ type: 'text', nullable: true })
  commentaire: string | null;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
