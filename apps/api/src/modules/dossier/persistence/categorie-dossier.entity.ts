import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `categorie_dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('categorie_dossier')
export class CategorieDossierEntity {
  @PrimaryColumn({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @PrimaryColumn({ type: 'text' })
  categorie: string;

  /** Nul pour une catégorie scellée. */
  @Column({ type: 'jsonb', nullable: true })
  contenu: unknown;

  /** Contenu scellé (`categories-scellees.ts`) ; nul pour une catégorie en clair. */
  @Column({ name: 'contenu_scelle', type: 'text', nullable: true })
  contenuScelle: string | null;

  @Column({ name: 'version_dossier', type: 'integer' })
  versionDossier: number;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
