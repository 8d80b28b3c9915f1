import { createHash } from 'node:crypto';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Compte rendu complet, gardé une fois figé ; chaque lecteur n'en reçoit que sa projection. */
export type CompteRenduStocke = {
  readonly titre: string;
  readonly debut: string;
  readonly fin: string | null;
  readonly presents: readonly { readonly id: string; readonly nom: string; readonly fonction: string }[];
  readonly passages: readonly PassageStocke[];
};

export type PassageStocke = {
  readonly passageId: string;
  readonly dossierId: string;
  readonly ordre: number;
  readonly question: string;
  readonly etat: string;
  readonly dureeSecondes: number | null;
  readonly decision: {
    readonly id: string;
    readonly code: string;
    readonly texte: string;
    readonly actions: readonly {
      readonly quoi: string;
      readonly responsableId: string;
      readonly responsable?: string;
      readonly echeance: string;
    }[];
    readonly phraseAssure: string;
    readonly prochainPassage: string | null;
    readonly auteur: string;
    readonly le: string;
  } | null;
};

// L'ordre des passages est celui où la séance les a pris, lu dans ses événements ; les autres suivent l'ordre du jour.
const CONTENU = `
SELECT json_build_object(
  'titre', r.titre,
  'debut', coalesce(r.demarree_le, r.debut),
  'fin', r.terminee_le,
  'presents', coalesce((SELECT json_agg(json_build_object('id', u.id, 'nom', trim(u.prenom || ' ' || u.nom), 'fonction', h.fonction) ORDER BY rp.present_le, u.nom, u.id)
    FROM revue_participant rp JOIN utilisateur u ON u.id = rp.utilisateur_id JOIN habilitation h ON h.id = rp.habilitation_id
    WHERE rp.revue_id = r.id AND rp.present_le IS NOT NULL), '[]'::json),
  'passages', coalesce((SELECT json_agg(json_build_object(
      'passageId', p.id, 'dossierId', p.dossier_id, 'ordre', p.rang, 'question', p.question, 'etat', p.etat,
      'dureeSecondes', extract(epoch FROM p.termine_le - p.commence_le)::int,
      'decision', (SELECT json_build_object('id', k.id, 'code', k.code, 'texte', k.texte, 'actions', k.actions, 'phraseAssure', k.phrase_assure,
        'prochainPassage', k.prochain_passage, 'auteur', trim(v.prenom || ' ' || v.nom), 'le', k.le)
        FROM decision_revue k JOIN utilisateur v ON v.id = k.auteur_id WHERE k.passage_id = p.id AND k.annulee_le IS NULL)) ORDER BY p.rang)
    FROM (SELECT x.*, row_number() OVER (ORDER BY e.premier NULLS LAST, x.ordre, x.id)::int AS rang FROM passage_revue x
      LEFT JOIN LATERAL (SELECT min(sequence) AS premier FROM revue_evenement ev WHERE ev.revue_id = x.revue_id AND ev.passage_id = x.id AND ev.type = 'passage-commence') e ON true
      WHERE x.revue_id = r.id AND x.etat <> 'RETIRE') p), '[]'::json)
) AS contenu FROM revue r WHERE r.id = $1::uuid`;

/** Texte SQL du contenu, aussi lu avant que la séance soit validée. */
export const SQL_CONTENU_COMPTE_RENDU = CONTENU;

/** Fige le compte rendu dans la transaction de validation ; l'empreinte permet de prouver qu'il n'a pas bougé. */
export async function figerCompteRendu(tx: Transaction, acteur: Acteur, revueId: string): Promise<void> {
  const [ligne] = await tx.sql<{ contenu: CompteRenduStocke }>(CONTENU, [revueId]);
  const texte = JSON.stringify(ligne?.contenu);
  const empreinte = createHash('sha256').update(texte).digest('hex');
  await tx.sql(
    `INSERT INTO compte_rendu (revue_id, contenu, empreinte, fige_par, fige_le) VALUES ($1,$2::jsonb,$3,$4,$5)`,
    [revueId, texte, empreinte, acteur.utilisateurId, tx.maintenant],
  );
}
