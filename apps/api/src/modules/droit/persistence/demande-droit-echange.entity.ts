import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `demande_droit_echange`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('demande_droit_echange')
export class DemandeDroitEchangeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'demande_id', type: 'uuid' })
  demandeId: string;

  @Column({ type: 'text' })
  transition: string;

  @Column({ name: 'acteur_id', type: 'uuid', nullable: true })
  acteurId: string | null;

  @Column({ type: 'text', nullable: true })
  fonction: string | null;

  @Column({ type: 'text', nullable: true })
  texte: string | null;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ type: 'timestamptz' })
  le: Date;
}
