import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `regle_plateforme` : des lignes qu'on ajoute, jamais modifiées. */
@Entity('regle_plateforme')
export class ReglePlateformeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plateforme_id', type: 'uuid' })
  plateformeId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'integer' })
  valeur: number;

  @Column({ name: 'valide_du', type: 'date' })
  valideDu: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ name: 'cree_par', type: 'uuid' })
  creePar: string;

  @Column({ name: 'cree_le', type: 'timestamptz' })
  creeLe: Date;
}
