import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `revue_suivi` : réponse donnée en séance à une action décidée la fois précédente. */
@Entity('revue_suivi')
export class RevueSuiviEntity {
  @PrimaryColumn({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @PrimaryColumn({ name: 'tache_id', type: 'uuid' })
  tacheId: string;

  @Column({ type: 'boolean' })
  fait: boolean;

  @Column({ type: 'uuid' })
  par: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;
}
