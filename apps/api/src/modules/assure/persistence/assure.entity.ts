import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `assure`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('assure')
export class AssureEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  nir: string;

  @Column({ name: 'nom_naissance', type: 'text' })
  nomNaissance: string;

  @Column({ name: 'nom_usage', type: 'text', nullable: true })
  nomUsage: string | null;

  @Column({ type: 'text' })
  prenom: string;

  @Column({ name: 'date_naissance', type: 'date' })
  dateNaissance: string;

  @Column({ type: 'text' })
  sexe: string;

  @Column({ type: 'text', nullable: true })
  telephone: string | null;

  @Column({ type: 'text', nullable: true })
  courriel: string | null;

  @Column({ type: 'text', nullable: true })
  adresse: string | null;

  @Column({ name: 'code_postal', type: 'text', nullable: true })
  codePostal: string | null;

  @Column({ type: 'text', nullable: true })
  commune: string | null;

  @Column({ type: 'text', default: 'GENERAL' })
  regime: string;

  @Column({ type: 'text' })
  recherche: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
