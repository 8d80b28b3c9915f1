import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `assure`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('assure')
export class AssureEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'nir_scelle', type: 'text' })
  nirScelle: string;

  /** Empreinte à clé du NIR : ce qui rend une personne unique, et ce par quoi on la cherche. */
  @Column({ name: 'nir_empreinte', type: 'bytea' })
  nirEmpreinte: Buffer;

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

  @Column({ name: 'coordonnees_scellees', type: 'text', nullable: true })
  coordonneesScellees: string | null;

  /** Bits des coordonnées remplies (`platform/chiffrement/coordonnees.ts`). */
  @Column({ name: 'coordonnees_champs', type: 'smallint', default: 0 })
  coordonneesChamps: number;

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
