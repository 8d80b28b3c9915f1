import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `brouillon_decision`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('brouillon_decision')
export class BrouillonDecisionEntity {
  @PrimaryColumn({ name: 'passage_id', type: 'uuid' })
  passageId: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'text', default: '' })
  texte: string;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Column({ type: 'jsonb', default: [] })
  actions: unknown;

  @Column({ name: 'phrase_assure', type: 'text', default: '' })
  phraseAssure: string;

  @Column({ name: 'ecrivain_id', type: 'uuid', nullable: true })
  ecrivainId: string | null;

  @Column({ name: 'ecrivain_depuis', type: 'timestamptz', nullable: true })
  ecrivainDepuis: Date | null;

  /** Rang de la frappe enregistrée, donné par le poste de l'écrivain ; rendu en chaîne par le pilote. */
  @Column({ type: 'bigint', nullable: true })
  rang: string | null;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
