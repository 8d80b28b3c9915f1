import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `livret_question`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('livret_question')
export class LivretQuestionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'texte_scelle', type: 'text' })
  texteScelle: string;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ name: 'tache_id', type: 'uuid', nullable: true })
  tacheId: string | null;

  @Column({ name: 'reponse_scellee', type: 'text', nullable: true })
  reponseScellee: string | null;

  @Column({ name: 'repondu_le', type: 'timestamptz', nullable: true })
  reponduLe: Date | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
