import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `recurrence_revue`. Un rythme par plateforme et par type de séance ; par partenaire pour les points partenaires. */
@Entity('recurrence_revue')
export class RecurrenceRevueEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ type: 'date' })
  premiere: string;

  @Column({ type: 'text' })
  heure: string;

  @Column({ name: 'tous_les_jours', type: 'integer', default: 14 })
  tousLesJours: number;

  @Column({ name: 'duree_minutes', type: 'integer', default: 100 })
  dureeMinutes: number;

  @Column({ name: 'si_ferie', type: 'text', default: 'SAUTER' })
  siFerie: string;

  @Column({ type: 'uuid', array: true, default: [] })
  participants: string[];

  @Column({ type: 'boolean', default: true })
  active: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_par', type: 'uuid', nullable: true })
  creePar: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
