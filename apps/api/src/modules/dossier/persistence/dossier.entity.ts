import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `dossier`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('dossier')
export class DossierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  numero: string;

  @Column({ name: 'assure_id', type: 'uuid' })
  assureId: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'version_etat', type: 'integer', default: 1 })
  versionEtat: number;

  @Column({ type: 'boolean', default: false })
  limite: boolean;

  @Column({ name: 'niveau_complexite', type: 'integer', nullable: true })
  niveauComplexite: number | null;

  @Column({ type: 'text', default: 'PDP' })
  axe: string;

  @Column({ name: 'ouvert_le', type: 'timestamptz', default: () => 'now()' })
  ouvertLe: Date;

  @Column({ name: 'date_inclusion', type: 'date', nullable: true })
  dateInclusion: string | null;

  @Column({ name: 'dernier_contact', type: 'date', nullable: true })
  dernierContact: string | null;

  @Column({ name: 'referent_id', type: 'uuid', nullable: true })
  referentId: string | null;

  @Column({ name: 'prochaine_etape', type: 'text', nullable: true })
  prochaineEtape: string | null;

  @Column({ name: 'prochaine_echeance', type: 'date', nullable: true })
  prochaineEcheance: string | null;

  @Column({ name: 'clos_le', type: 'timestamptz', nullable: true })
  closLe: Date | null;

  @Column({ type: 'text', nullable: true })
  issue: string | null;

  /** Tenue par la base à chaque accord ; jamais écrite ici (migration « partage »). */
  @Column({ name: 'partage_possible', type: 'boolean', default: false, insert: false, update: false })
  partagePossible: boolean;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
