import { UNITE_DE_FONCTION, UNITES_PARTENAIRES, type Fonction } from '@pdp/domain';
import { enCoursSql, estUnitePartenaire, instantSql, libelleUniteSql, listeSql, nomAgentSql } from './morceaux.js';

/**
 * Cercle et référent, en JSON texte, sous l'alias `e`. Un partenaire n'y voit pas les autres partenaires : leur présence
 * dirait à qui l'assuré a donné son accord (matrice 1.5, « R own »).
 */
export function entourageSql(fonction: Fonction): string {
  const partenaires = listeSql(UNITES_PARTENAIRES);
  const lesSiens = estUnitePartenaire(UNITE_DE_FONCTION[fonction])
    ? ` AND (coalesce(a.unite, h.unite) IS NULL OR coalesce(a.unite, h.unite) NOT IN (${partenaires}) OR coalesce(a.organisme_id, h.organisme_id) = $3::uuid)`
    : '';
  return `LEFT JOIN LATERAL (
    SELECT string_agg(x.ligne, ',' ORDER BY x.rang, x.debut, x.id) AS cercle, max(x.ligne) FILTER (WHERE x.role = 'REFERENT') AS referent
    FROM (
      SELECT a.id, a.role, a.debut, CASE a.role WHEN 'REFERENT' THEN 0 WHEN 'CERCLE' THEN 1 ELSE 2 END AS rang,
        json_build_object('id', coalesce(a.utilisateur_id, a.id), 'nom', coalesce(${nomAgentSql('u')}, ${libelleUniteSql('a.unite')}),
          'fonction', coalesce(h.fonction, a.unite, ''), 'organisme', o.nom, 'role', a.role, 'depuis', ${instantSql('a.debut')},
          'affectationId', a.id, 'supplee', CASE WHEN sp.id IS NOT NULL THEN json_build_object('nom', ${nomAgentSql('ab')}, 'jusquA', ${instantSql('a.fin')}) END,
          'graceJusquA', CASE WHEN a.role = 'GRACE' THEN ${instantSql('a.fin')} END)::text AS ligne
      FROM affectation_dossier a
      LEFT JOIN utilisateur u ON u.id = a.utilisateur_id
      LEFT JOIN suppleance sp ON sp.id = a.suppleance_id
      LEFT JOIN utilisateur ab ON ab.id = sp.absent_id
      LEFT JOIN LATERAL (SELECT b.fonction, b.unite, b.organisme_id FROM habilitation b
        WHERE b.utilisateur_id = a.utilisateur_id AND ${enCoursSql('b')}
        ORDER BY (a.role = 'REFERENT' AND b.fonction = 'ASSISTANT_SERVICE_SOCIAL') DESC, b.debut, b.id LIMIT 1) h ON TRUE
      LEFT JOIN organisme o ON o.id = coalesce(a.organisme_id, h.organisme_id)
      WHERE a.dossier_id = d.id AND a.role <> 'REVUE' AND ${enCoursSql('a')}${lesSiens}
    ) x
  ) e ON TRUE`;
}

const CONSENTEMENT = `json_build_object('id', c.id, 'portee', c.portee, 'unite', c.unite,
  'organisme', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'nom', o.nom) END, 'categories', c.categories,
  'canal', c.canal, 'debut', ${instantSql('c.debut')}, 'fin', ${instantSql('c.fin')}, 'retireLe', CASE WHEN c.retrait_canal IS DISTINCT FROM 'ECHEANCE' THEN ${instantSql('c.retire_le')} END,
  'actif', c.retire_le IS NULL AND ${enCoursSql('c')}, 'version', c.version)`;

/**
 * Accords montrés à cette fonction, en tableau JSON texte. Un partenaire : les siens. Le Service médical et la CPAM :
 * ceux en cours seulement, car un refus ou un retrait ne doit pas être connu de qui contrôle les indemnités (domain.md 1.3).
 */
export function consentementsSql(fonction: Fonction, lisible: string): string {
  const unite = UNITE_DE_FONCTION[fonction];
  const actifs = `c.retire_le IS NULL AND ${enCoursSql('c')}`;
  const condition = estUnitePartenaire(unite)
    ? `c.unite = $2::text AND c.organisme_id = $3::uuid AND ${actifs}`
    : unite === 'SERVICE_MEDICAL' || unite === 'CPAM'
      ? `${lisible} AND ${actifs}`
      : lisible;
  return `coalesce((SELECT json_agg(${CONSENTEMENT} ORDER BY c.portee, c.debut, c.id)::text FROM consentement c
    LEFT JOIN organisme o ON o.id = c.organisme_id WHERE c.dossier_id = d.id AND ${condition}), '[]')`;
}

/** Même objet, pour la route qui ne liste que les accords. */
export const CONSENTEMENT_JSON = CONSENTEMENT;
