import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `categorie_dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('categorie_dossier')
export class CategorieDossierEntity {
  @PrimaryColumn({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @PrimaryColumn({ type: 'text' })
  categorie: string;

  @Column({ type: 'jsonb' })
  contenu: unknown;

  @Column({ name: 'version_dossier', type: 'integer' })
  versionDossier: number;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
