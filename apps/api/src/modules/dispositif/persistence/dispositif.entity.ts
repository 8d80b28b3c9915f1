import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `dispositif`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('dispositif')
export class DispositifEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'etat_depuis', type: 'date' })
  etatDepuis: string;

  @Column({ name: 'fin_prevue', type: 'date', nullable: true })
  finPrevue: string | null;

  /** Saisies, réponses, gestes passés, tâches en attente. */
  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
