import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `consentement`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('consentement')
export class ConsentementEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  portee: string;

  @Column({ type: 'text', nullable: true })
  unite: string | null;

  @Column({ name: 'organisme_id', type: 'uuid', nullable: true })
  organismeId: string | null;

  @Column({ type: 'text', array: true, default: [] })
  categories: string[];

  @Column({ type: 'text', default: 'ACCOMPAGNEMENT' })
  finalite: string;

  @Column({ name: 'version_texte', type: 'text' })
  versionTexte: string;

  @Column({ type: 'text' })
  canal: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  debut: Date;

  @Column({ type: 'timestamptz', nullable: true })
  fin: Date | null;

  @Column({ name: 'recueilli_par', type: 'uuid', nullable: true })
  recueilliPar: string | null;

  @Column({ name: 'retire_le', type: 'timestamptz', nullable: true })
  retireLe: Date | null;

  @Column({ name: 'retrait_canal', type: 'text', nullable: true })
  retraitCanal: string | null;

  @Column({ name: 'retire_par', type: 'uuid', nullable: true })
  retirePar: string | null;

  @Column({ name: 'representant_verifie', type: 'boolean', default: false })
  representantVerifie: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
