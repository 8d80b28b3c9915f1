import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `tache`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('tache')
export class TacheEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ name: 'signalement_id', type: 'uuid', nullable: true })
  signalementId: string | null;

  @Column({ name: 'visite_id', type: 'uuid', nullable: true })
  visiteId: string | null;

  @Column({ name: 'decision_id', type: 'uuid', nullable: true })
  decisionId: string | null;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  libelle: string;

  @Column({ type: 'text', nullable: true })
  pourquoi: string | null;

  @Column({ type: 'text' })
  origine: string;

  @Column({ type: 'text', default: 'A_FAIRE' })
  etat: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'auteur_id', type: 'uuid', nullable: true })
  auteurId: string | null;

  @Column({ name: 'responsable_id', type: 'uuid', nullable: true })
  responsableId: string | null;

  @Column({ name: 'responsable_unite', type: 'text', nullable: true })
  responsableUnite: string | null;

  @Column({ name: 'responsable_organisme_id', type: 'uuid', nullable: true })
  responsableOrganismeId: string | null;

  @Column({ name: 'dans_livret', type: 'boolean', default: false })
  dansLivret: boolean;

  @Column({ type: 'date', nullable: true })
  echeance: string | null;

  @Column({ name: 'fait_le', type: 'timestamptz', nullable: true })
  faitLe: Date | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
