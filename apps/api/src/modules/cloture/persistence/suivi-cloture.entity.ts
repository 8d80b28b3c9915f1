import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `suivi_cloture`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('suivi_cloture')
export class SuiviClotureEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'cloture_id', type: 'uuid', nullable: true })
  clotureId: string | null;

  @Column({ type: 'integer' })
  mois: number;

  @Column({ type: 'date' })
  echeance: string;

  @Column({ type: 'text', default: 'A_VENIR' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'demande_le', type: 'date', nullable: true })
  demandeLe: string | null;

  @Column({ type: 'integer', default: 0 })
  relances: number;

  @Column({ type: 'text', nullable: true })
  canal: string | null;

  @Column({ type: 'text', nullable: true })
  situation: string | null;

  @Column({ type: 'text', nullable: true })
  utilite: string | null;

  @Column({ type: 'boolean', nullable: true })
  rappel: boolean | null;

  @Column({ name: 'repondu_le', type: 'timestamptz', nullable: true })
  reponduLe: Date | null;

  @Column({ name: 'repondu_par', type: 'uuid', nullable: true })
  reponduPar: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
