/**
 * Dossier d'une personne du régime agricole : rien n'y avance, quel que soit l'écran ou la route (domain.md 1.1.6). Il se clôt, un
 * dispositif s'y abandonne, une tâche d'orientation s'y fait. SQLSTATE PD424 : l'unité de travail en fait une phrase.
 */
export const REGIME_AGRICOLE_SQL = `
CREATE FUNCTION pdp_refuser_si_agricole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  vise uuid;
BEGIN
  IF coalesce(current_setting('pdp.acces', true), '') LIKE 'ECRITURE|%' THEN
    IF TG_TABLE_NAME = 'dossier' THEN
      vise := NEW.id;
    ELSE
      vise := NEW.dossier_id;
    END IF;
    IF EXISTS (SELECT 1 FROM public.dossier d JOIN public.assure a ON a.id = d.assure_id WHERE d.id = vise AND a.regime = 'AGRICOLE') THEN
      RAISE EXCEPTION 'régime agricole' USING ERRCODE = 'PD424';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regime_agricole BEFORE UPDATE OF etat ON dossier FOR EACH ROW
  WHEN (NEW.etat IN ('EN_EVALUATION','PLAN_ETABLI','EN_COURS') AND NEW.etat IS DISTINCT FROM OLD.etat) EXECUTE FUNCTION pdp_refuser_si_agricole();
CREATE TRIGGER regime_agricole BEFORE INSERT ON dispositif FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_agricole();
CREATE TRIGGER regime_agricole_suite BEFORE UPDATE ON dispositif FOR EACH ROW
  WHEN (NEW.etat NOT IN ('ABANDONNE','ANNULE')) EXECUTE FUNCTION pdp_refuser_si_agricole();
CREATE TRIGGER regime_agricole BEFORE INSERT ON lien_reponse FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_agricole();
CREATE TRIGGER regime_agricole BEFORE INSERT ON passage_revue FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_agricole();
CREATE TRIGGER regime_agricole BEFORE INSERT ON visite_pre_reprise FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_agricole();
`;

export const REGIME_AGRICOLE_RETIRE_SQL = `
DROP TRIGGER regime_agricole ON dossier;
DROP TRIGGER regime_agricole ON dispositif;
DROP TRIGGER regime_agricole_suite ON dispositif;
DROP TRIGGER regime_agricole ON lien_reponse;
DROP TRIGGER regime_agricole ON passage_revue;
DROP TRIGGER regime_agricole ON visite_pre_reprise;
DROP FUNCTION pdp_refuser_si_agricole();
`;
