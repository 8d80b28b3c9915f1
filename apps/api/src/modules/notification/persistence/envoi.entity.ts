import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `envoi`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('envoi')
export class EnvoiEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'notification_id', type: 'uuid', nullable: true })
  notificationId: string | null;

  @Column({ name: 'utilisateur_id', type: 'uuid' })
  utilisateurId: string;

  @Column({ type: 'text' })
  canal: string;

  @Column({ type: 'text' })
  modele: string;

  @Column({ type: 'integer', default: 1 })
  nombre: number;

  @Column({ type: 'text', default: 'EN_FILE' })
  etat: string;

  @Column({ type: 'integer', default: 0 })
  tentatives: number;

  @Column({ name: 'derniere_erreur', type: 'text', nullable: true })
  derniereErreur: string | null;

  @Column({ type: 'text' })
  cle: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'envoye_le', type: 'timestamptz', nullable: true })
  envoyeLe: Date | null;

  @Column({ name: 'prochain_essai', type: 'timestamptz', nullable: true })
  prochainEssai: Date | null;
}
