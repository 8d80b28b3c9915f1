import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `revue`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('revue')
export class RevueEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text', default: 'REVUE' })
  type: string;

  @Column({ type: 'text' })
  titre: string;

  @Column({ type: 'timestamptz' })
  debut: Date;

  @Column({ name: 'duree_minutes', type: 'integer', default: 100 })
  dureeMinutes: number;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'integer', default: 0 })
  sequence: number;

  @Column({ name: 'conducteur_id', type: 'uuid', nullable: true })
  conducteurId: string | null;

  @Column({ name: 'epoque_conduite', type: 'integer', default: 0 })
  epoqueConduite: number;

  @Column({ name: 'conduite_demandee_par', type: 'uuid', nullable: true })
  conduiteDemandeePar: string | null;

  @Column({ name: 'passage_courant_id', type: 'uuid', nullable: true })
  passageCourantId: string | null;

  @Column({ name: 'demarree_le', type: 'timestamptz', nullable: true })
  demarreeLe: Date | null;

  @Column({ name: 'terminee_le', type: 'timestamptz', nullable: true })
  termineeLe: Date | null;

  @Column({ name: 'validee_le', type: 'timestamptz', nullable: true })
  valideeLe: Date | null;

  @Column({ name: 'cree_par', type: 'uuid', nullable: true })
  creePar: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  /** Partenaire d'un point partenaire ; null pour les autres séances. */
  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ name: 'recurrence_id', type: 'uuid', nullable: true })
  recurrenceId: string | null;

  @Column({ name: 'prevue_le', type: 'date', nullable: true })
  prevueLe: string | null;

  @Column({ type: 'boolean', default: false })
  remplacee: boolean;

  @Column({ name: 'ouverte_d_office_le', type: 'timestamptz', nullable: true })
  ouverteDOfficeLe: Date | null;

  @Column({ name: 'figee_d_office_le', type: 'timestamptz', nullable: true })
  figeeDOfficeLe: Date | null;

  @Column({ name: 'reportee_vers', type: 'uuid', nullable: true })
  reporteeVers: string | null;
}
