import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `orientation_etm`. Demandée par une décision, conclue par une autre. */
@Entity('orientation_etm')
export class OrientationEtmEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'organisme_id', type: 'uuid' })
  organismeId: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ name: 'resultat_id', type: 'uuid', nullable: true })
  resultatId: string | null;

  @Column({ name: 'repondue_par', type: 'uuid', nullable: true })
  reponduePar: string | null;

  @Column({ name: 'repondue_le', type: 'timestamptz', nullable: true })
  repondueLe: Date | null;

  @Column({ name: 'conclue_le', type: 'timestamptz', nullable: true })
  conclueLe: Date | null;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
