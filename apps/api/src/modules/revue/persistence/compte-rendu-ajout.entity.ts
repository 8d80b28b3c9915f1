import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `compte_rendu_ajout` : ajout daté à un compte rendu figé, jamais modifié. */
@Entity('compte_rendu_ajout')
export class CompteRenduAjoutEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'revue_id', type: 'uuid' })
  revueId: string;

  @Column({ name: 'passage_id', type: 'uuid', nullable: true })
  passageId: string | null;

  @Column({ type: 'text' })
  texte: string;

  @Column({ name: 'auteur_id', type: 'uuid' })
  auteurId: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  le: Date;
}
