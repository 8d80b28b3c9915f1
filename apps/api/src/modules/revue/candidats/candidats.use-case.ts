import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type CandidatVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import { filtreDossiers } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LectureRevues } from '../persistence/lecture-revues.js';

type Ligne = {
  id: string;
  numero: string;
  sexe: string;
  nom: string;
  prenom: string;
  raisons: string[];
  inscrit: boolean;
};

/** Candidats à l'ordre du jour, avec leurs raisons (product.md, « Before ») ; les plus chargés d'abord. */
@Injectable()
export class ProposerCandidats {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<{ elements: CandidatVue[] }, ErreurMetier>> {
    const revue = await this.revues.une(revueId, acteur.plateformeId);
    if (!revue) return echec(introuvable());
    const filtre = filtreDossiers(acteur, 'revueAgenda', 'lire', { premierParametre: 1, alias: 'd' });
    const requete = { nom: `revue-candidats-${acteur.fonction.toLowerCase()}`, texte: texteDesCandidats(filtre.texte) };
    const lignes = await this.lecture.lire<Ligne>(requete, [...filtre.valeurs, revueId, revue.debut]);
    const elements = lignes.map((l) => ({
      dossierId: l.id,
      numero: l.numero,
      nomAffiche: `${l.sexe === 'F' ? 'Mme' : 'M.'} ${l.prenom} ${l.nom}`,
      raisons: l.raisons,
      inscrit: l.inscrit,
    }));
    return succes({ elements });
  }
}

// $6 revue, $7 début de la séance. « Avant la prochaine revue » : dans les 14 jours qui suivent celle-ci.
function texteDesCandidats(filtre: string): string {
  const raison = (code: string, condition: string): string => `CASE WHEN ${condition} THEN '${code}' END`;
  return `SELECT * FROM (
    SELECT d.id, d.numero, a.sexe, coalesce(a.nom_usage, a.nom_naissance) AS nom, a.prenom, d.prochaine_echeance,
      EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = $6::uuid AND p.dossier_id = d.id AND p.etat NOT IN ('RETIRE','REPORTE')) AS inscrit,
      array_remove(ARRAY[
        ${raison('DECISION_ECHUE', `EXISTS (SELECT 1 FROM decision_revue k WHERE k.dossier_id = d.id AND k.annulee_le IS NULL AND k.prochain_passage <= ($7::timestamptz)::date AND NOT EXISTS (SELECT 1 FROM decision_revue z WHERE z.dossier_id = d.id AND z.le > k.le))`)},
        ${raison('PRE_REPRISE_RECUE', `EXISTS (SELECT 1 FROM visite_pre_reprise v WHERE v.dossier_id = d.id AND v.etat = 'RECOMMANDATIONS_TRANSMISES' AND v.realisee_le > $7::timestamptz - interval '30 days')`)},
        ${raison('FIN_ARRET_PROCHE', `ar.fin BETWEEN current_date AND ($7::timestamptz)::date + 14`)},
        ${raison('NOUVELLE_INCLUSION', `d.ouvert_le > $7::timestamptz - interval '14 days'`)},
        ${raison('SANS_NOUVELLE', `current_date - coalesce(d.dernier_contact, d.ouvert_le::date) > 30`)},
        ${raison('SANS_REFERENT', 'd.referent_id IS NULL')},
        ${raison('ACTION_EN_RETARD', `EXISTS (SELECT 1 FROM tache t WHERE t.dossier_id = d.id AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND t.echeance < current_date)`)},
        ${raison('PROPOSE_CLOTURE', `d.etat = 'EN_CLOTURE'`)}
      ], NULL) AS raisons
    FROM dossier d JOIN assure a ON a.id = d.assure_id
    LEFT JOIN LATERAL (SELECT max(date_fin_prescrite) AS fin FROM arret_travail x WHERE x.assure_id = d.assure_id) ar ON true
    WHERE d.etat IN ('EN_EVALUATION','PLAN_ETABLI','EN_COURS','SUSPENDU','EN_CLOTURE') AND NOT d.limite
      AND EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND (c.fin IS NULL OR c.fin > now()))
      AND ${filtre}
  ) x WHERE cardinality(raisons) > 0 ORDER BY inscrit, cardinality(raisons) DESC, prochaine_echeance NULLS LAST, numero LIMIT 60`;
}
