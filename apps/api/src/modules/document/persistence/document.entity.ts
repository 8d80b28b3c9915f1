import type { ClasseDocument, MotifRetraitDocument, Unite } from '@pdp/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `document`. */
@Entity('document')
export class DocumentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  classe: ClasseDocument;

  @Column({ name: 'titre_scelle', type: 'text', nullable: true })
  titreScelle: string | null;

  @Column({ name: 'destinataire_unite', type: 'text', nullable: true })
  destinataireUnite: Unite | null;

  @Column({ name: 'destinataire_organisme_id', type: 'uuid', nullable: true })
  destinataireOrganismeId: string | null;

  @Column({ name: 'depose_par', type: 'uuid' })
  deposePar: string;

  @Column({ name: 'retire_le', type: 'timestamptz', nullable: true })
  retireLe: Date | null;

  @Column({ name: 'retire_par', type: 'uuid', nullable: true })
  retirePar: string | null;

  @Column({ name: 'retrait_motif', type: 'text', nullable: true })
  retraitMotif: MotifRetraitDocument | null;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
