import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `statistique_conservee`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('statistique_conservee')
export class StatistiqueConserveeEntity {
  @PrimaryColumn({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @PrimaryColumn({ type: 'integer' })
  annee: number;

  @PrimaryColumn({ type: 'text' })
  axe: string;

  @PrimaryColumn({ type: 'text' })
  valeur: string;

  @PrimaryColumn({ type: 'text' })
  groupe: string;

  @Column({ type: 'integer' })
  nombre: number;
}
