import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `lien_reponse`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('lien_reponse')
export class LienReponseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'dispositif_id', type: 'uuid' })
  dispositifId: string;

  @Column({ type: 'text' })
  partie: string;

  @Column({ name: 'empreinte_lien', type: 'text' })
  empreinteLien: string;

  @Column({ name: 'empreinte_lettre', type: 'text' })
  empreinteLettre: string;

  /** HMAC : six chiffres seuls se devineraient hors ligne. */
  @Column({ name: 'empreinte_code', type: 'text' })
  empreinteCode: string;

  @Column({ name: 'accord_assure_le', type: 'date' })
  accordAssureLe: string;

  @Column({ type: 'integer', default: 0 })
  essais: number;

  @Column({ name: 'expire_le', type: 'timestamptz' })
  expireLe: Date;

  @Column({ name: 'clos_le', type: 'timestamptz', nullable: true })
  closLe: Date | null;

  @Column({ type: 'text', nullable: true })
  issue: string | null;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz' })
  creeLe: Date;
}
