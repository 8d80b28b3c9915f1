import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `mandat`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('mandat')
export class MandatEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'mandataire_id', type: 'uuid' })
  mandataireId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  debut: Date;

  @Column({ type: 'timestamptz', nullable: true })
  fin: Date | null;

  @Column({ name: 'revoque_le', type: 'timestamptz', nullable: true })
  revoqueLe: Date | null;

  @Column({ type: 'text', default: 'AGIR' })
  portee: string;

  @Column({ type: 'text', default: 'PROCURATION' })
  canal: string;

  @Column({ name: 'identite_scellee', type: 'text', nullable: true })
  identiteScellee: string | null;

  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @Column({ name: 'donne_par', type: 'uuid', nullable: true })
  donnePar: string | null;

  @Column({ name: 'revoque_par', type: 'uuid', nullable: true })
  revoquePar: string | null;

  @Column({ name: 'revocation_document_id', type: 'uuid', nullable: true })
  revocationDocumentId: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
