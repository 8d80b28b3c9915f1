import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `dit_assure`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('dit_assure')
export class DitAssureEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'dit_le', type: 'date' })
  ditLe: string;

  @Column({ type: 'text' })
  canal: string;

  @Column({ name: 'phrase_scellee', type: 'text' })
  phraseScellee: string;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ type: 'text' })
  fonction: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
