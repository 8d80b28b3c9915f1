import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_mot`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_mot')
export class LivretMotEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text', nullable: true })
  partie: string | null;

  @Column({ name: 'texte_scelle', type: 'text' })
  texteScelle: string;

  @Column({ type: 'boolean', default: false })
  partage: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz' })
  creeLe: Date;

  @Column({ name: 'maj_le', type: 'timestamptz' })
  majLe: Date;
}
