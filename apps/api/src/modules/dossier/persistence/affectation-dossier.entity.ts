import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `affectation_dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('affectation_dossier')
export class AffectationDossierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'utilisateur_id', type: 'uuid', nullable: true })
  utilisateurId: string | null;

  @Column({ type: 'text', nullable: true })
  unite: string | null;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text', nullable: true })
  motif: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  debut: Date;

  @Column({ type: 'timestamptz', nullable: true })
  fin: Date | null;

  @Column({ name: 'motif_fin', type: 'text', nullable: true })
  motifFin: string | null;

  @Column({ name: 'finie_par', type: 'uuid', nullable: true })
  finiePar: string | null;

  @Column({ name: 'cree_par', type: 'uuid', nullable: true })
  creePar: string | null;

  @Column({ name: 'revue_id', type: 'uuid', nullable: true })
  revueId: string | null;

  @Column({ name: 'consentement_id', type: 'uuid', nullable: true })
  consentementId: string | null;

  @Column({ name: 'suppleance_id', type: 'uuid', nullable: true })
  suppleanceId: string | null;
}
