/** Tables d'un dossier où plus rien ne s'écrit quand il est gelé, et sur quels ordres. */
const GELEES: Readonly<Record<string, string>> = {
  affectation_dossier: 'INSERT',
  categorie_dossier: 'INSERT OR UPDATE OR DELETE',
  consentement: 'INSERT',
  decision_revue: 'INSERT OR UPDATE',
  entretien: 'INSERT OR UPDATE OR DELETE',
  livret_brouillon: 'INSERT OR UPDATE',
  livret_cap: 'INSERT OR UPDATE',
  livret_proposition: 'INSERT OR UPDATE',
  livret_question: 'INSERT OR UPDATE',
  // La date de lecture n'est pas une écriture du dossier : qui l'ouvre doit pouvoir le lire.
  livret_version: 'INSERT OR UPDATE OF etat, contenu_scelle',
  mandat: 'INSERT',
  preconisation: 'INSERT OR UPDATE OR DELETE',
  tache: 'INSERT OR UPDATE',
  transmission_referent: 'INSERT OR UPDATE',
  visite_pre_reprise: 'INSERT OR UPDATE',
};

/**
 * Second mur du gel (art. 18 RGPD) : quand une personne agit, aucune ligne d'un dossier gelé ne s'écrit, même par une route qui
 * oublierait de le vérifier. Retirer un accord, finir un lien et tracer restent permis ; les traitements de fond aussi.
 * SQLSTATE PD423 : l'unité de travail en fait un problème « dossier-gele ».
 */
export const GEL_SQL = `
CREATE FUNCTION pdp_refuser_si_gele() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  vise uuid;
BEGIN
  IF coalesce(current_setting('pdp.acces', true), '') LIKE 'ECRITURE|%' THEN
    IF TG_TABLE_NAME = 'brouillon_decision' THEN
      SELECT p.dossier_id INTO vise FROM public.passage_revue p WHERE p.id = NEW.passage_id;
    ELSIF TG_TABLE_NAME = 'dossier' THEN
      vise := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
      vise := OLD.dossier_id;
    ELSE
      vise := NEW.dossier_id;
    END IF;
    IF EXISTS (SELECT 1 FROM public.dossier d WHERE d.id = vise AND d.limite) THEN
      RAISE EXCEPTION 'dossier gelé' USING ERRCODE = 'PD423';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

${Object.entries(GELEES)
  .map(
    ([table, ordres]) =>
      `CREATE TRIGGER gel BEFORE ${ordres} ON ${table} FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON brouillon_decision FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
-- version, dernier contact et prochaine étape suivent d'autres actes (un retrait d'accord) : ils ne sont pas gelés
CREATE TRIGGER gel BEFORE UPDATE OF etat, referent_id, niveau_complexite, axe, date_inclusion, issue ON dossier
  FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const GEL_RETIRE_SQL = `
${[...Object.keys(GELEES), 'brouillon_decision', 'dossier'].map((table) => `DROP TRIGGER gel ON ${table};`).join('\n')}
DROP FUNCTION pdp_refuser_si_gele();
`;
