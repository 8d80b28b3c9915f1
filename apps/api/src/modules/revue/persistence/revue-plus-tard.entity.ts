import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `revue_plus_tard` : ce que le groupe garde pour plus tard. */
@Entity('revue_plus_tard')
export class RevuePlusTardEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @Column({ name: 'passage_id', type: 'uuid', nullable: true })
  passageId: string | null;

  @Column({ type: 'text' })
  texte: string;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'retire_le', type: 'timestamptz', nullable: true })
  retireLe: Date | null;
}
