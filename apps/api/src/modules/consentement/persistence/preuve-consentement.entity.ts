import type { SignatureVue } from '@pdp/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `preuve_consentement` : écrite une fois, jamais modifiée. */
@Entity('preuve_consentement')
export class PreuveConsentementEntity {
  @PrimaryColumn({ name: 'consentement_id', type: 'uuid' })
  consentementId: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  nature: string;

  /** Signature dessinée ; nulle pour un formulaire numérisé. */
  @Column({ type: 'jsonb', nullable: true })
  contenu: SignatureVue | null;

  @Column({ name: 'fichier_id', type: 'uuid', nullable: true })
  fichierId: string | null;

  @Column({ type: 'text' })
  empreinte: string;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
