import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `organisme`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('organisme')
export class OrganismeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text' })
  nom: string;

  @Column({ name: 'plateforme_id', type: 'uuid', nullable: true })
  plateformeId: string | null;

  @Column({ type: 'text', nullable: true })
  commune: string | null;

  @Column({ type: 'text', nullable: true })
  telephone: string | null;

  @Column({ type: 'text', array: true, default: [] })
  unites: string[];
}
