import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `alerte_dossier` : ce qu'un référent a répondu pour un dossier qu'il suit. */
@Entity('alerte_dossier')
export class AlerteDossierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'alerte_id', type: 'uuid' })
  alerteId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'boolean' })
  confirme: boolean;

  @Column({ type: 'uuid' })
  par: string;

  @Column({ type: 'timestamptz' })
  le: Date;
}
