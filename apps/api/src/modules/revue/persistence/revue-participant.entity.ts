import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `revue_participant`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('revue_participant')
export class RevueParticipantEntity {
  @PrimaryColumn({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @PrimaryColumn({ name: 'utilisateur_id', type: 'uuid' })
  utilisateurId: string;

  @Column({ name: 'habilitation_id', type: 'uuid' })
  habilitationId: string;

  @Column({ name: 'present_le', type: 'timestamptz', nullable: true })
  presentLe: Date | null;

  @Column({ name: 'ajoute_le', type: 'timestamptz', default: () => 'now()' })
  ajouteLe: Date;

  @Column({ name: 'absence_prevue', type: 'boolean', default: false })
  absencePrevue: boolean;
}
