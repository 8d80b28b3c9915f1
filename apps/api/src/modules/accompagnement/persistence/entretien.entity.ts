import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `entretien`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('entretien')
export class EntretienEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'date' })
  date: string;

  @Column({ type: 'text' })
  modalite: string;

  @Column({ name: 'duree_minutes', type: 'integer', nullable: true })
  dureeMinutes: number | null;

  @Column({ type: 'text', nullable: true })
  resume: string | null;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ name: 'annule_le', type: 'timestamptz', nullable: true })
  annuleLe: Date | null;

  @Column({ name: 'annule_par', type: 'uuid', nullable: true })
  annulePar: string | null;

  @Column({ name: 'annule_motif', type: 'text', nullable: true })
  annuleMotif: string | null;

  @Column({ name: 'remplace_par_id', type: 'uuid', nullable: true })
  remplaceParId: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
