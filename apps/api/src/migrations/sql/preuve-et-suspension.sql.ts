import { PLUS_HABILITE_SQLSTATE } from '../../platform/database/acces-base.js';

/** Les sessions d'avant n'ont pas de preuve datée : leur prochain export demandera de se connecter de nouveau. */
export const PREUVE_ET_SUSPENSION_SQL = `
ALTER TABLE session ADD COLUMN prouvee_le timestamptz;
ALTER TABLE connexion_en_cours ADD COLUMN recente boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION pdp_exiger_habilitation(qui uuid, laquelle uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.utilisateur u JOIN public.habilitation h ON h.utilisateur_id = u.id
  WHERE h.id = laquelle AND u.id = qui AND u.actif AND u.suspendu_le IS NULL AND h.suspendue_le IS NULL
    AND h.debut <= clock_timestamp() AND (h.fin IS NULL OR h.fin > clock_timestamp())
  FOR SHARE OF u, h;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'plus habilité' USING ERRCODE = '${PLUS_HABILITE_SQLSTATE}';
  END IF;
END $$;
`;

export const PREUVE_OUBLIEE_SQL = `
ALTER TABLE session DROP COLUMN prouvee_le;
ALTER TABLE connexion_en_cours DROP COLUMN recente;
`;
