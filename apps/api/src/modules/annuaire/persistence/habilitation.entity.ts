import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `habilitation`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('habilitation')
export class HabilitationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'utilisateur_id', type: 'uuid' })
  utilisateurId: string;

  @Column({ type: 'text' })
  fonction: string;

  @Column({ type: 'text' })
  unite: string;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ name: 'plateforme_id', type: 'uuid', nullable: true })
  plateformeId: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  debut: Date;

  @Column({ type: 'timestamptz', nullable: true })
  fin: Date | null;

  @Column({ name: 'suspendue_le', type: 'timestamptz', nullable: true })
  suspendueLe: Date | null;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_par', type: 'uuid', nullable: true })
  creePar: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
