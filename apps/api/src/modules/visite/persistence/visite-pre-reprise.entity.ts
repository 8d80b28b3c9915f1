import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `visite_pre_reprise`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('visite_pre_reprise')
export class VisitePreRepriseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ name: 'demandee_par', type: 'uuid', nullable: true })
  demandeePar: string | null;

  @Column({ name: 'demandeur_fonction', type: 'text', nullable: true })
  demandeurFonction: string | null;

  @Column({ name: 'demandee_le', type: 'timestamptz', nullable: true })
  demandeeLe: Date | null;

  @Column({ name: 'date_heure', type: 'timestamptz', nullable: true })
  dateHeure: Date | null;

  @Column({ type: 'text', nullable: true })
  lieu: string | null;

  /** Résultat scellé : il porte aménagements et restrictions, c'est-à-dire des capacités. */
  @Column({ name: 'resultat_scelle', type: 'text', nullable: true })
  resultatScelle: string | null;

  @Column({ name: 'realisee_par', type: 'uuid', nullable: true })
  realiseePar: string | null;

  @Column({ name: 'realisee_le', type: 'timestamptz', nullable: true })
  realiseeLe: Date | null;

  @Column({ name: 'accord_transmission', type: 'boolean', nullable: true })
  accordTransmission: boolean | null;

  @Column({ name: 'accord_le', type: 'timestamptz', nullable: true })
  accordLe: Date | null;

  @Column({ type: 'text', nullable: true })
  commentaire: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
