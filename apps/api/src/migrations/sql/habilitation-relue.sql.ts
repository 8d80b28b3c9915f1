import { PLUS_HABILITE_SQLSTATE } from '../../platform/database/acces-base.js';

/**
 * Échoue, donc annule la transaction, quand la personne n'est plus habilitée. Un résultat ne suffirait pas : la validation part
 * avec les dernières écritures, avant que l'application ait lu la première réponse. L'heure est celle où le verrou est obtenu :
 * celle du début de la transaction est d'avant l'attente. Verrous dans l'ordre de l'annuaire : la personne, puis l'habilitation.
 */
export const HABILITATION_RELUE_SQL = `
CREATE FUNCTION pdp_exiger_habilitation(qui uuid, laquelle uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.utilisateur u JOIN public.habilitation h ON h.utilisateur_id = u.id
  WHERE h.id = laquelle AND u.id = qui AND u.actif
    AND h.debut <= clock_timestamp() AND (h.fin IS NULL OR h.fin > clock_timestamp())
  FOR SHARE OF u, h;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'plus habilité' USING ERRCODE = '${PLUS_HABILITE_SQLSTATE}';
  END IF;
END $$;
`;

export const HABILITATION_OUBLIEE_SQL = `DROP FUNCTION pdp_exiger_habilitation(uuid, uuid);`;
