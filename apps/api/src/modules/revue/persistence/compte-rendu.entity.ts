import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `compte_rendu`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('compte_rendu')
export class CompteRenduEntity {
  @PrimaryColumn({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @Column({ type: 'jsonb' })
  contenu: unknown;

  @Column({ type: 'text' })
  empreinte: string;

  @Column({ name: 'fige_par', type: 'uuid' })
  figePar: string;

  @Column({ name: 'fige_le', type: 'timestamptz', default: () => 'now()' })
  figeLe: Date;
}
