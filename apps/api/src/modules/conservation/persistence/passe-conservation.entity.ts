import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `passe_conservation`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('passe_conservation')
export class PasseConservationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  mode: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'date' })
  jour: string;

  @Column({ name: 'demandee_par', type: 'uuid', nullable: true })
  demandeePar: string | null;

  @Column({ name: 'demandee_le', type: 'timestamptz' })
  demandeeLe: Date;

  @Column({ name: 'terminee_le', type: 'timestamptz', nullable: true })
  termineeLe: Date | null;

  @Column({ type: 'jsonb', default: () => "'[]'" })
  comptes: unknown;
}
