import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `plan_actions` : un plan par dossier. */
@Entity('plan_actions')
export class PlanActionsEntity {
  @PrimaryColumn({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Objectifs et actions. */
  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'maj_par', type: 'uuid' })
  majPar: string;

  @Column({ name: 'maj_le', type: 'timestamptz' })
  majLe: Date;
}
