import { Inject, Injectable } from '@nestjs/common';
import { dateParis, type Fonction, type SuiviVue } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet, type Sujet } from '@pdp/permissions';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

type Ligne = {
  tache_id: string;
  dossier_id: string;
  sexe: string | null;
  prenom: string | null;
  nom: string | null;
  quoi: string;
  responsable: string | null;
  echeance: string | null;
  etat: string;
  reponse: boolean | null;
};

/** Séance précédente du même type sur la même plateforme : celle dont on suit les décisions. */
export const SEANCE_PRECEDENTE = `SELECT p.id FROM revue p JOIN revue r ON r.plateforme_id = p.plateforme_id AND r.type = p.type AND p.debut < r.debut
  WHERE r.id = $1::uuid AND p.etat IN ('TERMINEE','COMPTE_RENDU_VALIDE') ORDER BY p.debut DESC LIMIT 1`;

/** Actions décidées la fois précédente, que ce lecteur peut lire : la décision du dossier en entier, ou les siennes. */
@Injectable()
export class LectureSuivi {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async lire(sujet: Sujet, revueId: string): Promise<SuiviVue[]> {
    const requete = { nom: nomDeRequete('revue-suivi', sujet.fonction, VERSION_REGLES), texte: texte(sujet.fonction) };
    const lignes = await this.lecture.lire<Ligne>(requete, [...valeursSujet(sujet), revueId, sujet.utilisateurId]);
    const aujourdhui = dateParis(this.horloge());
    return lignes.map((l) => ({
      tacheId: l.tache_id,
      dossierId: l.dossier_id,
      nomAffiche: l.nom === null ? null : `${l.sexe === 'F' ? 'Mme' : 'M.'} ${l.prenom} ${l.nom}`,
      quoi: l.quoi,
      responsable: l.responsable,
      echeance: l.echeance,
      etat: l.etat,
      enRetard: ['A_FAIRE', 'EN_COURS', 'BLOQUEE'].includes(l.etat) && l.echeance !== null && l.echeance < aujourdhui,
      reponse: l.reponse === null ? null : l.reponse ? 'FAIT' : 'PAS_FAIT',
    }));
  }
}

function texte(fonction: Fonction): string {
  const { jointure, expressions, portees } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  // Une lecture limitée à l'existence ne dit pas ce qui a été décidé.
  const decisions = portees.revueDecisions === undefined ? expressions.revueDecisions : 'FALSE';
  const si = (colonne: string): string => `CASE WHEN ${expressions.identite} THEN ${colonne} END`;
  return `SELECT t.id AS tache_id, d.id AS dossier_id, ${si('a.sexe')} AS sexe, ${si('a.prenom')} AS prenom,
      ${si('coalesce(a.nom_usage, a.nom_naissance)')} AS nom, t.libelle AS quoi, trim(u.prenom || ' ' || u.nom) AS responsable,
      t.echeance::text AS echeance, t.etat, s.fait AS reponse
    FROM decision_revue k JOIN tache t ON t.decision_id = k.id
    JOIN dossier d ON d.id = k.dossier_id AND NOT d.limite JOIN assure a ON a.id = d.assure_id
    LEFT JOIN utilisateur u ON u.id = t.responsable_id
    LEFT JOIN revue_suivi s ON s.revue_id = $6::uuid AND s.tache_id = t.id
    ${jointure}
    WHERE k.revue_id = (${SEANCE_PRECEDENTE.replace('$1', '$6')}) AND k.annulee_le IS NULL
      AND (coalesce(${decisions}, FALSE) OR t.responsable_id = $7::uuid)
      -- Les actions du groupe, pas la tâche « Publier le livret » qui naît d'elle-même.
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(k.actions) x WHERE trim(x->>'quoi') = t.libelle)
    ORDER BY (t.etat IN ('FAITE','SANS_OBJET')), k.sequence, t.echeance, t.id`;
}
