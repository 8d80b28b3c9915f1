import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `diagnostic_social`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('diagnostic_social')
export class DiagnosticSocialEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'integer' })
  numero: number;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Blocs par catégorie, et la correction demandée. */
  @Column({ name: 'contenu_scelle', type: 'text' })
  contenuScelle: string;

  @Column({ name: 'redige_par', type: 'uuid' })
  redigePar: string;

  @Column({ name: 'maj_le', type: 'timestamptz' })
  majLe: Date;

  @Column({ name: 'partage_le', type: 'timestamptz', nullable: true })
  partageLe: Date | null;

  @Column({ name: 'valide_le', type: 'date', nullable: true })
  valideLe: string | null;

  @Column({ type: 'text', nullable: true })
  facon: string | null;

  @Column({ name: 'valide_note_par', type: 'uuid', nullable: true })
  valideNotePar: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
