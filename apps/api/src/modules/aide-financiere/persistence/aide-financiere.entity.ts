import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `aide_financiere`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('aide_financiere')
export class AideFinanciereEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text', default: 'PREPAREE' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
