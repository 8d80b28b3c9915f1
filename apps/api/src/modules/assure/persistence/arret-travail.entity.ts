import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `arret_travail`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('arret_travail')
export class ArretTravailEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'assure_id', type: 'uuid' })
  assureId: string;

  @Column({ name: 'date_debut', type: 'date' })
  dateDebut: string;

  @Column({ name: 'date_fin_prescrite', type: 'date', nullable: true })
  dateFinPrescrite: string | null;

  @Column({ type: 'text' })
  risque: string;

  @Column({ name: 'statut_emploi', type: 'text', nullable: true })
  statutEmploi: string | null;

  @Column({ type: 'text', nullable: true })
  siret: string | null;

  @Column({ name: 'raison_sociale', type: 'text', nullable: true })
  raisonSociale: string | null;

  @Column({ name: 'code_ape', type: 'text', nullable: true })
  codeApe: string | null;

  @Column({ type: 'integer', default: 0 })
  prolongations: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
