import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `avis_differe`. Un avis par voix et par passage. */
@Entity('avis_differe')
export class AvisDiffereEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'passage_id', type: 'uuid' })
  passageId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ type: 'text' })
  fonction: string;

  @Column({ type: 'text' })
  categorie: string;

  @Column({ type: 'text' })
  texte: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;

  @Column({ name: 'maj_le', type: 'timestamptz', default: () => 'now()' })
  majLe: Date;
}
