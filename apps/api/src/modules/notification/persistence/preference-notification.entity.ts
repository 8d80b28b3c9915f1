import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `preference_notification`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('preference_notification')
export class PreferenceNotificationEntity {
  @PrimaryColumn({ name: 'utilisateur_id', type: 'uuid' })
  utilisateurId: string;

  @Column({ type: 'text', default: 'QUOTIDIEN' })
  courriel: string;

  @Column({ type: 'boolean', default: false })
  sms: boolean;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
