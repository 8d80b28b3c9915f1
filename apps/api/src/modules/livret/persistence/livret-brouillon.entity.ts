import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_brouillon`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_brouillon')
export class LivretBrouillonEntity {
  @PrimaryColumn({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
