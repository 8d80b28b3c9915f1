import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `contact`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('contact')
export class ContactEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  nature: string;

  @Column({ type: 'timestamptz' })
  le: Date;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ name: 'annule_le', type: 'timestamptz', nullable: true })
  annuleLe: Date | null;

  @Column({ name: 'annule_par', type: 'uuid', nullable: true })
  annulePar: string | null;

  @Column({ name: 'annule_motif', type: 'text', nullable: true })
  annuleMotif: string | null;
}
