import { Inject, Injectable } from '@nestjs/common';
import type { Fonction, PassageCourantVue } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet, type Sujet } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

type Ligne = { libelle: string; categorie: string; le: Date };

/** Ce qui s'est passé depuis le dernier passage de ce dossier en revue, dans les catégories que le lecteur peut lire. */
@Injectable()
export class LectureDepuis {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async lire(sujet: Sujet, dossierId: string, revueId: string): Promise<PassageCourantVue['depuisDerniereRevue']> {
    const requete = {
      nom: nomDeRequete('passage-depuis', sujet.fonction, VERSION_REGLES),
      texte: texte(sujet.fonction),
    };
    const lignes = await this.lecture.lire<Ligne>(requete, [...valeursSujet(sujet), dossierId, revueId]);
    return lignes.map((l) => ({ libelle: l.libelle, categorie: l.categorie, le: new Date(l.le).toISOString() }));
  }
}

function texte(fonction: Fonction): string {
  const { jointure, expressions } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  return `WITH borne AS (
      SELECT coalesce(max(r.debut), '-infinity'::timestamptz) AS le FROM passage_revue p JOIN revue r ON r.id = p.revue_id
      WHERE p.dossier_id = $6::uuid AND p.revue_id <> $7::uuid AND r.etat IN ('TERMINEE','COMPTE_RENDU_VALIDE'))
    SELECT x.libelle, x.categorie, x.le FROM dossier d ${jointure}
    CROSS JOIN borne b
    CROSS JOIN LATERAL (
      SELECT 'Visite de pré-reprise réalisée' AS libelle, 'dispositifs' AS categorie, v.realisee_le AS le FROM visite_pre_reprise v WHERE v.dossier_id = d.id AND v.realisee_le > b.le AND ${expressions.dispositifs}
      UNION ALL SELECT 'Capacités mises à jour', 'capacites', c.maj_le FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'capacites' AND c.maj_le > b.le AND ${expressions.capacites}
      UNION ALL SELECT 'Avis du Service médical', 'avis', c.maj_le FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'avis' AND c.maj_le > b.le AND ${expressions.avis}
      UNION ALL SELECT 'Emploi mis à jour', 'emploi', c.maj_le FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'emploi' AND c.maj_le > b.le AND ${expressions.emploi}
      UNION ALL SELECT 'Entretien avec l’assuré', 'social', e.cree_le FROM entretien e WHERE e.dossier_id = d.id AND e.cree_le > b.le AND e.annule_le IS NULL AND ${expressions.social}
      UNION ALL SELECT 'Accord donné', 'consentements', c.debut FROM consentement c WHERE c.dossier_id = d.id AND c.debut > b.le AND ${expressions.consentements}
      UNION ALL SELECT CASE WHEN c.retrait_canal = 'ECHEANCE' THEN 'Accord arrivé à son terme' ELSE 'Accord retiré' END, 'consentements', c.retire_le FROM consentement c WHERE c.dossier_id = d.id AND c.retire_le > b.le AND c.retrait_canal IS DISTINCT FROM 'REMPLACEMENT' AND ${expressions.consentements}
    ) x
    WHERE d.id = $6::uuid ORDER BY x.le DESC LIMIT 12`;
}
