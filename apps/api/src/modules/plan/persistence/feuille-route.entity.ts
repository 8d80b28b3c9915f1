import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `feuille_route` : une version figée du plan. */
@Entity('feuille_route')
export class FeuilleRouteEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'integer' })
  numero: number;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Feuille figée, et le changement demandé. */
  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'proposee_par', type: 'uuid' })
  proposeePar: string;

  @Column({ name: 'proposee_le', type: 'timestamptz' })
  proposeeLe: Date;

  @Column({ name: 'acceptee_le', type: 'date', nullable: true })
  accepteeLe: string | null;

  @Column({ type: 'text', nullable: true })
  facon: string | null;

  @Column({ name: 'acceptee_notee_par', type: 'uuid', nullable: true })
  accepteeNoteePar: string | null;
}
