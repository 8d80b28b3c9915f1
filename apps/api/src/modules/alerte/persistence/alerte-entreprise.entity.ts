import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `alerte_entreprise` : une entreprise, jamais une personne. */
@Entity('alerte_entreprise')
export class AlerteEntrepriseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  siret: string;

  @Column({ name: 'raison_sociale', type: 'text' })
  raisonSociale: string;

  @Column({ type: 'integer' })
  effectif: number;

  /** Premier jour de la période comptée. */
  @Column({ type: 'date' })
  depuis: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz' })
  creeLe: Date;

  @Column({ name: 'close_par', type: 'uuid', nullable: true })
  closePar: string | null;

  @Column({ name: 'close_le', type: 'timestamptz', nullable: true })
  closeLe: Date | null;
}
