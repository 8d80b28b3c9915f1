import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `export_acces`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('export_acces')
export class ExportAccesEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'demande_id', type: 'uuid' })
  demandeId: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'text' })
  etat: string;

  @Column({ name: 'pdf_scelle', type: 'text', nullable: true })
  pdfScelle: string | null;

  @Column({ name: 'json_scelle', type: 'text', nullable: true })
  jsonScelle: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz' })
  creeLe: Date;

  @Column({ name: 'pret_le', type: 'timestamptz', nullable: true })
  pretLe: Date | null;

  @Column({ name: 'expire_le', type: 'timestamptz', nullable: true })
  expireLe: Date | null;
}
