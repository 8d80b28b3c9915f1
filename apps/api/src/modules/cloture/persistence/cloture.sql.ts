const instant = (colonne: string): string => `to_char(${colonne} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const nom = (colonne: string): string =>
  `(SELECT concat_ws(' ', u.prenom, u.nom) FROM utilisateur u WHERE u.id = ${colonne})`;

/** Tout ce que l'écran de clôture montre d'un dossier (`$1`), en une lecture ; le droit de chaque partie est vérifié par l'appelant. */
export const CLOTURE = `SELECT d.etat, coalesce(d.date_inclusion, (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date)::text AS "ouvertLe", (d.clos_le AT TIME ZONE 'Europe/Paris')::date::text AS "closLe",
  (SELECT coalesce(json_object_agg(e.modalite, e.n), '{}'::json) FROM (SELECT CASE WHEN modalite IN ('TELEPHONE','VISIO') THEN modalite ELSE 'PHYSIQUE' END AS modalite, count(*)::int AS n FROM entretien WHERE dossier_id = d.id AND annule_le IS NULL GROUP BY 1) e) AS "parModalite",
  (SELECT json_build_object('version', l.version, 'le', ${instant('l.publie_le')}) FROM livret_version l WHERE l.dossier_id = d.id AND l.etat = 'PUBLIE') AS "livretFinal",
  (SELECT coalesce(json_agg(json_build_object('id', c.id, 'le', c.le, 'issue', c.issue, 'faitsScelles', c.faits_scelles, 'entretiens', c.entretiens,
      'mois', c.mois, 'par', ${nom('c.cree_par')}, 'rouverteLe', ${instant('c.rouverte_le')}) ORDER BY c.cree_le DESC), '[]'::json)
    FROM cloture_dossier c WHERE c.dossier_id = d.id) AS clotures,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'nature', r.nature, 'unite', r.unite, 'organismeId', r.organisme_id,
      'organisme', (SELECT o.nom FROM organisme o WHERE o.id = r.organisme_id), 'interlocuteurScelle', r.interlocuteur_scelle, 'etat', r.etat,
      'version', r.version, 'motifRefus', r.motif_refus, 'proposeLe', ${instant('r.propose_le')}, 'proposePar', ${nom('r.propose_par')},
      'reponduLe', r.repondu_le) ORDER BY r.propose_le DESC, r.id), '[]'::json) FROM relais r WHERE r.dossier_id = d.id) AS relais,
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'mois', s.mois, 'echeance', s.echeance, 'etat', s.etat, 'version', s.version,
      'demandeLe', s.demande_le, 'relances', s.relances, 'reponduLe', ${instant('s.repondu_le')}, 'canal', s.canal, 'situation', s.situation,
      'utilite', s.utilite, 'rappel', s.rappel) ORDER BY s.echeance, s.id), '[]'::json)
    FROM suivi_cloture s WHERE s.dossier_id = d.id AND s.etat <> 'ANNULE') AS suivis
FROM dossier d WHERE d.id = $1::uuid`;
