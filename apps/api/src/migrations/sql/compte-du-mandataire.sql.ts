import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

/**
 * Compte d'un mandataire qu'aucun mandat ne justifie plus (docs/adr/0044). Rend ce qui en a été fait :
 * - `EFFACE` : plus un mandat ne le cite, il part comme le compte d'un assuré ;
 * - `FERME` : le dossier d'une autre personne cite encore un mandat fini : son nom reste avec lui, rien d'autre ;
 * - `ANONYME` : une ligne imprévue le cite encore : elle reste, sans personne ;
 * - `SANS_FONCTION` : il a une autre fonction, son compte reste, sans celle-là.
 */
export const COMPTE_DU_MANDATAIRE_SQL = `
CREATE FUNCTION pdp_effacer_mandataire(vise uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  siennes uuid[];
  autrement boolean;
  cite boolean;
BEGIN
  PERFORM 1 FROM utilisateur WHERE id = vise FOR UPDATE;
  siennes := ARRAY(SELECT id FROM habilitation WHERE utilisateur_id = vise AND fonction = 'MANDATAIRE');
  IF cardinality(siennes) = 0
    OR EXISTS (SELECT 1 FROM mandat WHERE mandataire_id = vise AND revoque_le IS NULL AND (fin IS NULL OR fin > now())) THEN
    RAISE EXCEPTION 'compte encore utile' USING ERRCODE = '55000';
  END IF;
  autrement := EXISTS (SELECT 1 FROM habilitation WHERE utilisateur_id = vise AND fonction <> 'MANDATAIRE');
  cite := EXISTS (SELECT 1 FROM mandat WHERE mandataire_id = vise);

  -- ses écrans ouverts se ferment à la validation
  PERFORM pg_notify('pdp_session', 'fin ' || id) FROM session WHERE habilitation_id = ANY (siennes) AND terminee_le IS NULL;
  DELETE FROM session WHERE habilitation_id = ANY (siennes);
  DELETE FROM reconfirmation_ligne WHERE habilitation_id = ANY (siennes);
  -- tant qu'un mandat fini le cite, on sait encore qu'il était mandataire ; sans mandat en cours, cette habilitation n'ouvre rien
  IF NOT cite THEN
    DELETE FROM habilitation WHERE id = ANY (siennes);
  END IF;
  IF autrement THEN
    RETURN 'SANS_FONCTION';
  END IF;

  DELETE FROM envoi WHERE utilisateur_id = vise;
  DELETE FROM notification WHERE utilisateur_id = vise;
  DELETE FROM preference_notification WHERE utilisateur_id = vise;
  DELETE FROM idempotence WHERE utilisateur_id = vise;
  IF NOT cite THEN
    DELETE FROM transition WHERE acteur_id = vise;
    BEGIN
      DELETE FROM utilisateur WHERE id = vise;
      RETURN 'EFFACE';
    EXCEPTION WHEN foreign_key_violation THEN
      UPDATE utilisateur SET civilite = NULL, prenom = 'Compte', nom = 'effacé' WHERE id = vise;
    END;
  END IF;
  -- l'identité prouvée est libérée : cette personne pourra être désignée de nouveau, sous un compte neuf
  UPDATE utilisateur SET actif = false, emetteur = 'efface', sujet = id::text, courriel_scelle = NULL, courriel_empreinte = NULL,
    telephone_scelle = NULL, derniere_connexion = NULL WHERE id = vise;
  RETURN CASE WHEN cite THEN 'FERME' ELSE 'ANONYME' END;
END $$;
REVOKE ALL ON FUNCTION pdp_effacer_mandataire(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pdp_effacer_mandataire(uuid) TO ${ROLE_APPLICATION};
`;

export const COMPTE_DU_MANDATAIRE_RETIRE_SQL = `DROP FUNCTION pdp_effacer_mandataire(uuid);`;
