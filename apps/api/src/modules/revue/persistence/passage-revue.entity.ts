import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `passage_revue`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('passage_revue')
export class PassageRevueEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'integer' })
  ordre: number;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'text' })
  question: string;

  @Column({ type: 'text', array: true, default: [] })
  raisons: string[];

  @Column({ name: 'inscrit_par', type: 'uuid', nullable: true })
  inscritPar: string | null;

  @Column({ name: 'duree_minutes', type: 'integer', default: 8 })
  dureeMinutes: number;

  @Column({ name: 'commence_le', type: 'timestamptz', nullable: true })
  commenceLe: Date | null;

  @Column({ name: 'termine_le', type: 'timestamptz', nullable: true })
  termineLe: Date | null;

  @Column({ name: 'voix_manquantes', type: 'text', array: true, default: [] })
  voixManquantes: string[];

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ type: 'text', default: 'STANDARD' })
  format: string;

  /** Pourquoi ce dossier s'ajoute à un ordre du jour figé ; null sinon. */
  @Column({ name: 'urgence_motif', type: 'text', nullable: true })
  urgenceMotif: string | null;
}
