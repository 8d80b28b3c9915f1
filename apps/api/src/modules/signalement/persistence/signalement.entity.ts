import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `signalement`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('signalement')
export class SignalementEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'assure_id', type: 'uuid' })
  assureId: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  origine: string;

  @Column({ name: 'emetteur_id', type: 'uuid', nullable: true })
  emetteurId: string | null;

  @Column({ name: 'emetteur_fonction', type: 'text', nullable: true })
  emetteurFonction: string | null;

  @Column({ name: 'emetteur_organisme_id', type: 'uuid', nullable: true })
  emetteurOrganismeId: string | null;

  @Column({ type: 'text' })
  motif: string;

  @Column({ type: 'text', nullable: true })
  commentaire: string | null;

  @Column({ name: 'assure_informe', type: 'boolean' })
  assureInforme: boolean;

  @Column({ name: 'arret_id', type: 'uuid', nullable: true })
  arretId: string | null;

  /** Mots de l'émetteur, tels que reçus : ce qu'on lui remontre. */
  @Column({ type: 'jsonb', nullable: true })
  recu: unknown;

  /** Les coordonnées parmi ces mots. */
  @Column({ name: 'recu_scelle', type: 'text', nullable: true })
  recuScelle: string | null;

  @Column({ type: 'text' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'niveau_complexite', type: 'integer', nullable: true })
  niveauComplexite: number | null;

  @Column({ type: 'text', nullable: true })
  orientation: string | null;

  @Column({ type: 'integer', default: 0 })
  tentatives: number;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'clos_le', type: 'timestamptz', nullable: true })
  closLe: Date | null;
}
