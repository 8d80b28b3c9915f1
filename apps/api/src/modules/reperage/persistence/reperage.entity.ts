import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `reperage`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('reperage')
export class ReperageEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'assure_id', type: 'uuid' })
  assureId: string;

  @Column({ name: 'arret_id', type: 'uuid' })
  arretId: string;

  @Column({ type: 'text' })
  seuil: string;

  @Column({ type: 'text' })
  unite: string;

  @Column({ name: 'date_seuil', type: 'date' })
  dateSeuil: string;

  @Column({ type: 'text', default: 'A_TRAITER' })
  etat: string;

  @Column({ name: 'signalement_id', type: 'uuid', nullable: true })
  signalementId: string | null;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
