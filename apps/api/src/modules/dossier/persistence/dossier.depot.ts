import { Inject, Injectable } from '@nestjs/common';
import { dateParis, type CategorieFiche } from '@pdp/domain';
import { valeursSujet } from '@pdp/permissions';
import { scellerCategorie } from '../../../platform/chiffrement/categories-scellees.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { DossierPort, PersonneDossier, ResumeDossier } from '../dossier.port.js';
import { nomDeLigne } from './nom-de-ligne.js';
import { requetePersonnes, type LignePersonne } from './personnes.sql.js';

const RESUME = `SELECT id AS "dossierId", numero, etat, version, plateforme_id AS "plateformeId", assure_id AS "assureId", referent_id AS "referentId" FROM dossier WHERE id = $1`;

// Une étape est datée : la plus proche des tâches ouvertes et des visites fixées. Le libellé vient d'elle. `$2` : pas de la
// version ; à 0, une étape inchangée n'écrit rien.
const PROCHAINE_ETAPE = `
UPDATE dossier d SET prochaine_etape = x.libelle, prochaine_echeance = x.echeance, version = d.version + $2::int,
  maj_le = CASE WHEN $2::int > 0 THEN $3::timestamptz ELSE d.maj_le END FROM (
  SELECT e.libelle, e.echeance FROM (SELECT 1) un
  LEFT JOIN LATERAL (
    SELECT libelle, echeance FROM (
      SELECT t.libelle, t.echeance, t.id FROM tache t WHERE t.dossier_id = $1 AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND t.echeance IS NOT NULL
      UNION ALL
      SELECT 'Visite de pré-reprise', (v.date_heure AT TIME ZONE 'Europe/Paris')::date, v.id FROM visite_pre_reprise v WHERE v.dossier_id = $1 AND v.etat = 'PLANIFIEE' AND v.date_heure IS NOT NULL
    ) etapes ORDER BY echeance, id LIMIT 1
  ) e ON TRUE
) x WHERE d.id = $1 AND ($2::int > 0 OR d.prochaine_etape IS DISTINCT FROM x.libelle OR d.prochaine_echeance IS DISTINCT FROM x.echeance)`;

/** Services du dossier offerts aux autres modules. */
@Injectable()
export class DossierDepot implements DossierPort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly coffre: Coffre,
  ) {}

  async toucher(tx: Transaction, dossierId: string): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `UPDATE dossier SET version = version + 1, maj_le = $2 WHERE id = $1 RETURNING version`,
      [dossierId, tx.maintenant],
    );
    if (!ligne) throw new Error('dossier inconnu');
    return ligne.version;
  }

  async noterContact(tx: Transaction, dossierId: string, date: string): Promise<void> {
    await tx.sql(
      `UPDATE dossier SET dernier_contact = greatest(dernier_contact, $2::date), maj_le = $3 WHERE id = $1`,
      [dossierId, date, tx.maintenant],
    );
  }

  async recalculerProchaineEtape(tx: Transaction, dossierId: string, toucher = false): Promise<void> {
    await tx.sql(PROCHAINE_ETAPE, [dossierId, toucher ? 1 : 0, tx.maintenant]);
  }

  async marquerCategorie(
    tx: Transaction,
    dossierId: string,
    categorie: CategorieFiche,
    auteurId: string | null,
  ): Promise<number> {
    const version = await this.toucher(tx, dossierId);
    const vide = scellerCategorie(this.coffre, dossierId, categorie, {});
    // Un dossier gelé garde ses versions : un import de masse n'échoue pas pour lui.
    await tx.sql(
      `INSERT INTO categorie_dossier (dossier_id, categorie, contenu, contenu_scelle, version_dossier, auteur_id, maj_le) SELECT $1::uuid, $2, $3::jsonb, $4::text, $5::int, $6::uuid, $7::timestamptz WHERE NOT (SELECT limite FROM dossier WHERE id = $1::uuid)
       ON CONFLICT (dossier_id, categorie) DO UPDATE SET version_dossier = excluded.version_dossier, auteur_id = excluded.auteur_id, maj_le = excluded.maj_le`,
      [dossierId, categorie, vide.contenu, vide.contenu_scelle, version, auteurId, tx.maintenant],
    );
    return version;
  }

  async resume(dossierId: string, tx?: Transaction): Promise<ResumeDossier | null> {
    const lignes = tx
      ? await tx.sql<ResumeDossier>(RESUME, [dossierId])
      : await this.lecture.lire<ResumeDossier>({ nom: 'dossier-resume', texte: RESUME }, [dossierId]);
    return lignes[0] ?? null;
  }

  async personnes(acteur: Acteur, dossierIds: readonly string[]): Promise<ReadonlyMap<string, PersonneDossier>> {
    if (dossierIds.length === 0) return new Map();
    const lignes = await this.lecture.lire<LignePersonne>(requetePersonnes(acteur.fonction), [
      ...valeursSujet(acteur),
      dossierIds,
      dateParis(this.horloge()),
    ]);
    return new Map(lignes.map((ligne) => [ligne.dossier_id, enPersonne(ligne)]));
  }
}

function enPersonne(ligne: LignePersonne): PersonneDossier {
  return {
    dossierId: ligne.dossier_id,
    numero: ligne.numero,
    visible: ligne.visible,
    nomAffiche: nomDeLigne(ligne),
    jourArret: ligne.jour_arret,
    risque: ligne.risque,
  };
}
