import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `lieu_accueil`. */
@Entity('lieu_accueil')
export class LieuAccueilEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  nom: string;

  @Column({ type: 'text' })
  adresse: string;

  @Column({ type: 'text', nullable: true })
  accessibilite: string | null;

  @Column({ type: 'text', nullable: true })
  horaires: string | null;

  @Column({ name: 'ferme_le', type: 'timestamptz', nullable: true })
  fermeLe: Date | null;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
