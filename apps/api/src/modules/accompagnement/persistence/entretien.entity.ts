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

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
