import {
  rejouerCompteRendu,
  type CompteRenduStocke,
  type DecisionStockee,
  type FaitDeSeance,
  type MatiereDeSeance,
} from '@pdp/domain';

/** Une ligne : les événements d'une séance et ce qu'ils nomment, dates telles que PostgreSQL les écrit. */
export type LigneDeSeance = { readonly faits: readonly FaitDeSeance[]; readonly matiere: MatiereDeSeance };

// Les noms sont ceux du jour de la lecture ; figés, ils ne changent plus.
const NOM = (alias: string): string => `trim(${alias}.prenom || ' ' || ${alias}.nom)`;

/** Événements de la séance `$1` et ce qu'ils nomment ; lu sous l'accès d'un acteur, il n'a que ce que la base lui ouvre. */
export const LIRE_SEANCE = `SELECT
  coalesce((SELECT json_agg(json_build_object('sequence', e.sequence, 'type', e.type, 'passageId', e.passage_id, 'donnees', e.donnees, 'le', e.le) ORDER BY e.sequence)
    FROM revue_evenement e WHERE e.revue_id = r.id), '[]'::json) AS faits,
  json_build_object(
    'titre', r.titre, 'debutPrevu', r.debut,
    'personnes', coalesce((SELECT json_agg(json_build_object('id', u.id, 'nom', ${NOM('u')}, 'fonction', h.fonction) ORDER BY u.id)
      FROM revue_participant rp JOIN utilisateur u ON u.id = rp.utilisateur_id JOIN habilitation h ON h.id = rp.habilitation_id WHERE rp.revue_id = r.id), '[]'::json),
    'passages', coalesce((SELECT json_agg(json_build_object('id', p.id, 'dossierId', p.dossier_id, 'question', p.question, 'voixManquantes', p.voix_manquantes) ORDER BY p.ordre, p.id)
      FROM passage_revue p WHERE p.revue_id = r.id), '[]'::json),
    'decisions', coalesce((SELECT json_agg(json_build_object('id', k.id, 'code', k.code, 'texte', k.texte, 'actions', k.actions, 'phraseAssure', k.phrase_assure,
        'prochainPassage', k.prochain_passage, 'auteur', ${NOM('v')}, 'le', k.le) ORDER BY k.sequence)
      FROM decision_revue k JOIN utilisateur v ON v.id = k.auteur_id WHERE k.revue_id = r.id), '[]'::json),
    'sujets', coalesce((SELECT json_agg(json_build_object('id', x.id, 'passageId', x.passage_id, 'texte', x.texte) ORDER BY x.cree_le, x.id)
      FROM revue_plus_tard x WHERE x.revue_id = r.id), '[]'::json)) AS matiere
  FROM revue r WHERE r.id = $1::uuid`;

/** Compte rendu rejoué depuis les événements ; les instants sont normalisés, sans quoi le fuseau de la base changerait les octets. */
export const rejouer = ({ faits, matiere }: LigneDeSeance): CompteRenduStocke =>
  rejouerCompteRendu(
    faits.map((f) => ({ ...f, le: instant(f.le) })),
    {
      ...matiere,
      debutPrevu: instant(matiere.debutPrevu),
      decisions: matiere.decisions.map((d) => ({ ...d, le: instant(d.le), actions: d.actions.map(enOrdre) })),
    },
  );

const instant = (le: string): string => new Date(le).toISOString();

// jsonb range les clés à sa façon : l'ordre est remis, pour des octets égaux.
const enOrdre = ({
  quoi,
  responsableId,
  responsable,
  echeance,
}: DecisionStockee['actions'][number]): DecisionStockee['actions'][number] => ({
  quoi,
  responsableId,
  ...(responsable === undefined ? {} : { responsable }),
  echeance,
});
