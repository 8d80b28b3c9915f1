import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `rendez_vous`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('rendez_vous')
export class RendezVousEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz' })
  debut: Date;

  @Column({ name: 'duree_minutes', type: 'integer' })
  dureeMinutes: number;

  @Column({ type: 'text' })
  modalite: string;

  @Column({ name: 'lieu_id', type: 'uuid', nullable: true })
  lieuId: string | null;

  @Column({ name: 'agent_id', type: 'uuid' })
  agentId: string;

  @Column({ name: 'suite_de_id', type: 'uuid', nullable: true })
  suiteDeId: string | null;

  @Column({ name: 'entretien_id', type: 'uuid', nullable: true })
  entretienId: string | null;

  @Column({ name: 'rappele_le', type: 'timestamptz', nullable: true })
  rappeleLe: Date | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
