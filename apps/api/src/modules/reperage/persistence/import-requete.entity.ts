import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `import_requete`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('import_requete')
export class ImportRequeteEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ name: 'nom_fichier', type: 'text' })
  nomFichier: string;

  @Column({ type: 'text', nullable: true })
  empreinte: string | null;

  @Column({ type: 'text', nullable: true })
  encodage: string | null;

  @Column({ type: 'text', nullable: true })
  separateur: string | null;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'lignes_lues', type: 'integer', default: 0 })
  lignesLues: number;

  @Column({ name: 'lignes_total', type: 'integer', nullable: true })
  lignesTotal: number | null;

  @Column({ name: 'octets_lus', type: 'bigint', default: 0 })
  octetsLus: number;

  @Column({ name: 'octets_total', type: 'bigint', default: 0 })
  octetsTotal: number;

  @Column({ type: 'jsonb', default: {} })
  compte: unknown;

  @Column({ name: 'deja_importe', type: 'boolean', default: false })
  dejaImporte: boolean;

  @Column({ type: 'text', nullable: true })
  erreur: string | null;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'confirme_le', type: 'timestamptz', nullable: true })
  confirmeLe: Date | null;
}
