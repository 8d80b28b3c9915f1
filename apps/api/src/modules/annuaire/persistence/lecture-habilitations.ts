import { Inject, Injectable } from '@nestjs/common';
import type { Fonction, Unite } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { empreinteEcrite, ouvrirContact } from '../../../platform/chiffrement/contacts.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { cleSql, enCoursSql, motifsDe } from './recherche.sql.js';

export type LigneHabilitation = {
  readonly id: string;
  readonly version: number;
  readonly utilisateur_id: string;
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly courriel: string | null;
  readonly derniere_connexion: Date | null;
  readonly utilisateur_actif: boolean;
  readonly utilisateur_suspendu: boolean;
  readonly utilisateur_attendu: boolean;
  readonly suspendue: boolean;
  readonly cle_nom: string;
  readonly cle_prenom: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly plateforme_id: string | null;
  readonly plateforme: string | null;
  readonly debut: Date;
  readonly fin: Date | null;
  readonly motif: string | null;
  readonly en_cours: boolean;
};

type LigneLue = Omit<LigneHabilitation, 'courriel'> & { readonly courriel_scelle: string | null };

/** Savoir qui est assuré ou mandataire, c'est déjà savoir qui a un dossier : l'administrateur ne les voit pas. */
export const HORS_ASSURES = `NOT IN ('ASSURE','MANDATAIRE')`;

const SELECTION = `SELECT h.id, h.version, u.id AS utilisateur_id, u.civilite, u.prenom, u.nom, u.courriel_scelle, u.courriel_empreinte, u.derniere_connexion, u.actif AS utilisateur_actif, u.suspendu_le IS NOT NULL AS utilisateur_suspendu, u.emetteur = 'invitation' AS utilisateur_attendu, h.suspendue_le IS NOT NULL AS suspendue,
    ${cleSql('u.nom')} AS cle_nom, ${cleSql('u.prenom')} AS cle_prenom, h.fonction, h.unite, h.organisme_id, o.nom AS organisme,
    h.plateforme_id, p.nom AS plateforme, h.debut, h.fin, h.motif, (${enCoursSql('h')}) AS en_cours
  FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
  LEFT JOIN organisme o ON o.id = h.organisme_id
  LEFT JOIN plateforme p ON p.id = h.plateforme_id
  WHERE h.plateforme_id = $1::uuid AND h.fonction ${HORS_ASSURES}`;

const LISTE = `WITH l AS MATERIALIZED (${SELECTION})
  SELECT * FROM l WHERE (' ' || cle_nom || ' ' || cle_prenom || ' ' || ${cleSql('organisme')} LIKE ALL ($2::text[]) OR courriel_empreinte = $7)
    AND ($3::text IS NULL OR (cle_nom COLLATE "C", cle_prenom COLLATE "C", id) > ($3::text, $4::text, $5::uuid))
  ORDER BY cle_nom COLLATE "C", cle_prenom COLLATE "C", id LIMIT $6`;

/** Habilitations d'une plateforme, vues par son administrateur. */
@Injectable()
export class LectureHabilitations {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** `recherche` : débuts de mots du nom ou de l'organisme, ou le courriel entier (scellé, il ne se cherche pas par morceaux). */
  async lister(
    plateformeId: string | null,
    recherche: string | undefined,
    limite: number,
    curseur: readonly (string | number | null)[] | null,
  ): Promise<LigneHabilitation[]> {
    const lignes = await this.lecture.lire<LigneLue>({ nom: 'habilitations-lister', texte: LISTE }, [
      plateformeId,
      motifsDe(recherche),
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
      curseur?.[2] ?? null,
      limite,
      recherche?.includes('@') ? empreinteEcrite(this.coffre, recherche) : null,
    ]);
    return lignes.map((ligne) => this.ouvrir(ligne));
  }

  /** Dans la transaction de l'acte ; `null` hors de cette plateforme. */
  async une(tx: Transaction, plateformeId: string | null, id: string): Promise<LigneHabilitation | null> {
    const [ligne] = await tx.sql<LigneLue>(`${SELECTION} AND h.id = $2::uuid`, [plateformeId, id]);
    return ligne ? this.ouvrir(ligne) : null;
  }

  private ouvrir({ courriel_scelle: sceau, ...ligne }: LigneLue): LigneHabilitation {
    return {
      ...ligne,
      courriel: ouvrirContact(this.coffre, 'courriel', { utilisateurId: ligne.utilisateur_id, sceau }),
    };
  }
}
