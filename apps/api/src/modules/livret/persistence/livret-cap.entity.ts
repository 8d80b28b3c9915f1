import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_cap`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_cap')
export class LivretCapEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'texte_scelle', type: 'text' })
  texteScelle: string;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;
}
