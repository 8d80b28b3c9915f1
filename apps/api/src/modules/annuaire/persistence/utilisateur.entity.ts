import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table `utilisateur`. Des identifiants plutôt que des relations : pas de cycle entre entités. */
@Entity('utilisateur')
export class UtilisateurEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  emetteur: string;

  @Column({ type: 'text' })
  sujet: string;

  @Column({ name: 'courriel_scelle', type: 'text', nullable: true })
  courrielScelle: string | null;

  @Column({ name: 'courriel_empreinte', type: 'bytea', nullable: true })
  courrielEmpreinte: Buffer | null;

  @Column({ type: 'text', nullable: true })
  civilite: string | null;

  @Column({ type: 'text' })
  nom: string;

  @Column({ type: 'text' })
  prenom: string;

  @Column({ name: 'telephone_scelle', type: 'text', nullable: true })
  telephoneScelle: string | null;

  @Column({ name: 'assure_id', type: 'uuid', nullable: true })
  assureId: string | null;

  @Column({ type: 'boolean', default: true })
  actif: boolean;

  @Column({ name: 'suspendu_le', type: 'timestamptz', nullable: true })
  suspenduLe: Date | null;

  @Column({ name: 'retabli_le', type: 'timestamptz', nullable: true })
  retabliLe: Date | null;

  @Column({ name: 'derniere_connexion', type: 'timestamptz', nullable: true })
  derniereConnexion: Date | null;

  @Column({ name: 'cree_le', type: 'timestamptz', default: () => 'now()' })
  creeLe: Date;
}
