import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_proposition`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_proposition')
export class LivretPropositionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ name: 'source_id', type: 'uuid', nullable: true })
  sourceId: string | null;

  @Column({ type: 'text', default: 'DECISIONS' })
  cible: string;

  @Column({ name: 'phrase_scellee', type: 'text' })
  phraseScellee: string;

  @Column({ type: 'text', default: 'PROPOSEE' })
  etat: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
