import type { EtatFichier, TypeFichier } from '@pdp/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `fichier` : une version d'un document, ou le formulaire numérisé d'un accord. */
@Entity('fichier')
export class FichierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  usage: 'DOCUMENT' | 'PREUVE_ACCORD';

  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @Column({ type: 'integer', nullable: true })
  numero: number | null;

  @Column({ name: 'nom_scelle', type: 'text', nullable: true })
  nomScelle: string | null;

  @Column({ type: 'text' })
  type: TypeFichier;

  @Column({ type: 'integer' })
  octets: number;

  @Column({ type: 'text' })
  empreinte: string;

  @Column({ name: 'cle_scellee', type: 'text', nullable: true })
  cleScellee: string | null;

  @Column({ type: 'text', default: 'QUARANTAINE' })
  etat: EtatFichier;

  @Column({ type: 'text', nullable: true })
  analyseur: string | null;

  @Column({ type: 'text', nullable: true })
  signature: string | null;

  @Column({ name: 'analyse_le', type: 'timestamptz', nullable: true })
  analyseLe: Date | null;

  @Column({ name: 'depose_par', type: 'uuid' })
  deposePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'efface_le', type: 'timestamptz', nullable: true })
  effaceLe: Date | null;
}
