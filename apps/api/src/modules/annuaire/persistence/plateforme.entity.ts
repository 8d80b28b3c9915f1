import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `plateforme`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('plateforme')
export class PlateformeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  nom: string;

  @Column({ type: 'text' })
  departement: string;
}
