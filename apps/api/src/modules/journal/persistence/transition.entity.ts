import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `transition`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('transition')
export class TransitionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ressource: string;

  @Column({ name: 'ressource_id', type: 'uuid' })
  ressourceId: string;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'text' })
  transition: string;

  @Column({ type: 'text', nullable: true })
  de: string | null;

  @Column({ type: 'text' })
  vers: string;

  @Column({ name: 'acteur_id', type: 'uuid', nullable: true })
  acteurId: string | null;

  @Column({ type: 'text', nullable: true })
  fonction: string | null;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ type: 'text', nullable: true })
  commentaire: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;

  /** Ordre d'écriture, donné par la base ; nul pour les traces d'avant, rangées par leur heure. */
  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  rang: number | null;
}
