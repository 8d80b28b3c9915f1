/**
 * Un dossier gelé (art. 18 RGPD) laisse l'assuré reprendre un mot qu'il partageait : le partage seul change, de vrai à faux. Écrire,
 * changer le texte ou la partie, partager de nouveau restent fermés. Qui écrit ici est déjà l'assuré lui-même (règles de lignes).
 */
export const MOT_REPRIS_SQL = `
DROP TRIGGER gel ON livret_mot;
CREATE TRIGGER gel BEFORE INSERT ON livret_mot FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
CREATE TRIGGER gel_sauf_retrait BEFORE UPDATE ON livret_mot FOR EACH ROW
  WHEN (NOT (OLD.partage AND NOT NEW.partage
    AND (NEW.id, NEW.dossier_id, NEW.partie, NEW.texte_scelle, NEW.cree_le) IS NOT DISTINCT FROM (OLD.id, OLD.dossier_id, OLD.partie, OLD.texte_scelle, OLD.cree_le)))
  EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const MOT_REPRIS_OUBLIE_SQL = `
DROP TRIGGER gel_sauf_retrait ON livret_mot;
DROP TRIGGER gel ON livret_mot;
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON livret_mot FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;
