import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `droit_social`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('droit_social')
export class DroitSocialEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text', default: 'DEMANDE' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'tache_id', type: 'uuid', nullable: true })
  tacheId: string | null;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
