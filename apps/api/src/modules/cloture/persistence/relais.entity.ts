import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `relais`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('relais')
export class RelaisEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  nature: string;

  @Column({ type: 'text', nullable: true })
  unite: string | null;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ name: 'interlocuteur_scelle', type: 'text', nullable: true })
  interlocuteurScelle: string | null;

  @Column({ type: 'text', default: 'PROPOSE' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'motif_refus', type: 'text', nullable: true })
  motifRefus: string | null;

  @Column({ name: 'propose_par', type: 'uuid' })
  proposePar: string;

  @Column({ name: 'propose_le', type: 'timestamptz', default: () => 'now()' })
  proposeLe: Date;

  @Column({ name: 'repondu_le', type: 'date', nullable: true })
  reponduLe: string | null;

  @Column({ name: 'repondu_par', type: 'uuid', nullable: true })
  reponduPar: string | null;
}
