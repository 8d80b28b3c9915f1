import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const SUR = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';

/** Effacement d'une personne : refusé tant qu'il lui reste un dossier, un signalement ou un repérage. */
const EFFACER_PERSONNE = `
CREATE FUNCTION pdp_effacer_personne(vise uuid) RETURNS void ${SUR} AS $$
DECLARE
  compte uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM dossier WHERE assure_id = vise) OR EXISTS (SELECT 1 FROM signalement WHERE assure_id = vise)
    OR EXISTS (SELECT 1 FROM reperage WHERE assure_id = vise) THEN
    RAISE EXCEPTION 'personne encore suivie' USING ERRCODE = '55000';
  END IF;
  DELETE FROM arret_travail WHERE assure_id = vise;
  FOR compte IN SELECT id FROM utilisateur WHERE assure_id = vise LOOP
    -- un agent peut aussi être suivi : son compte reste, sans lien avec la personne
    IF EXISTS (SELECT 1 FROM habilitation WHERE utilisateur_id = compte AND fonction <> 'ASSURE') THEN
      UPDATE utilisateur SET assure_id = NULL WHERE id = compte;
      CONTINUE;
    END IF;
    DELETE FROM session WHERE utilisateur_id = compte;
    DELETE FROM envoi WHERE utilisateur_id = compte;
    DELETE FROM notification WHERE utilisateur_id = compte;
    DELETE FROM preference_notification WHERE utilisateur_id = compte;
    DELETE FROM idempotence WHERE utilisateur_id = compte;
    DELETE FROM transition WHERE acteur_id = compte;
    DELETE FROM reconfirmation_ligne WHERE habilitation_id IN (SELECT id FROM habilitation WHERE utilisateur_id = compte);
    DELETE FROM habilitation WHERE utilisateur_id = compte;
    DELETE FROM utilisateur WHERE id = compte;
  END LOOP;
  DELETE FROM import_ligne l USING import_requete i, assure a
    WHERE a.id = vise AND i.id = l.import_id AND i.etat = 'CONFIRME' AND (l.nir_empreinte = a.nir_empreinte OR l.assure_candidat = vise);
  DELETE FROM assure WHERE id = vise;
END $$;`;

const EFFACER_SIGNALEMENT = `
CREATE FUNCTION pdp_effacer_signalement(vise uuid) RETURNS void ${SUR} AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signalement WHERE id = vise AND dossier_id IS NULL AND etat LIKE 'CLOS%') THEN
    RAISE EXCEPTION 'signalement encore utile' USING ERRCODE = '55000';
  END IF;
  DELETE FROM tache WHERE signalement_id = vise;
  DELETE FROM envoi WHERE notification_id IN (SELECT id FROM notification WHERE ressource_id = vise);
  DELETE FROM notification WHERE ressource_id = vise;
  DELETE FROM transition WHERE ressource_id = vise OR ressource_id IN (SELECT id FROM reperage WHERE signalement_id = vise);
  DELETE FROM reperage WHERE signalement_id = vise;
  DELETE FROM signalement WHERE id = vise;
END $$;`;

/**
 * Toutes les lignes d'un dossier PURGE, dans l'ordre des clés. Le compte rendu d'une revue garde les autres dossiers ; ses
 * événements gardent leur rang, sans rien de celui-ci. Une demande de droit garde son type et ses dates. Rend l'assuré s'il
 * ne lui reste aucun dossier.
 */
const EFFACER_DOSSIER = `
CREATE FUNCTION pdp_effacer_dossier(vise uuid) RETURNS uuid ${SUR} AS $$
DECLARE
  personne uuid;
  clos timestamptz;
  passages uuid[];
  ancien uuid;
BEGIN
  SELECT assure_id, coalesce(clos_le, now()) INTO personne, clos FROM dossier WHERE id = vise AND etat = 'PURGE' AND NOT limite FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'dossier encore conservé' USING ERRCODE = '55000';
  END IF;
  passages := ARRAY(SELECT id FROM passage_revue WHERE dossier_id = vise);
  UPDATE revue SET passage_courant_id = NULL WHERE passage_courant_id = ANY (passages);
  UPDATE revue_evenement SET passage_id = NULL, dossier_id = NULL, donnees = '{}' WHERE dossier_id = vise OR passage_id = ANY (passages);
  UPDATE compte_rendu c SET contenu = x.reste, empreinte = encode(sha256(convert_to(x.reste::text, 'UTF8')), 'hex')
    FROM (SELECT k.revue_id, jsonb_set(k.contenu, '{passages}', coalesce((SELECT jsonb_agg(p ORDER BY rang)
        FROM jsonb_array_elements(k.contenu -> 'passages') WITH ORDINALITY e(p, rang) WHERE p ->> 'dossierId' <> vise::text), '[]')) AS reste
      FROM compte_rendu k WHERE k.revue_id IN (SELECT revue_id FROM passage_revue WHERE id = ANY (passages))) x
    WHERE c.revue_id = x.revue_id;
  DELETE FROM livret_question WHERE dossier_id = vise;
  DELETE FROM tache WHERE dossier_id = vise OR signalement_id IN (SELECT id FROM signalement WHERE dossier_id = vise)
    OR visite_id IN (SELECT id FROM visite_pre_reprise WHERE dossier_id = vise) OR decision_id IN (SELECT id FROM decision_revue WHERE dossier_id = vise);
  DELETE FROM brouillon_decision WHERE passage_id = ANY (passages);
  DELETE FROM decision_revue WHERE dossier_id = vise;
  DELETE FROM passage_revue WHERE dossier_id = vise;
  DELETE FROM preuve_consentement WHERE dossier_id = vise;
  -- la clé d'un fichier est dans sa ligne : son contenu ne se lit plus, et l'entretien le ramasse
  DELETE FROM fichier WHERE dossier_id = vise;
  DELETE FROM document WHERE dossier_id = vise;
  DELETE FROM affectation_dossier WHERE dossier_id = vise;
  DELETE FROM consentement WHERE dossier_id = vise;
  DELETE FROM categorie_dossier WHERE dossier_id = vise;
  DELETE FROM entretien WHERE dossier_id = vise;
  DELETE FROM preconisation WHERE dossier_id = vise;
  DELETE FROM livret_brouillon WHERE dossier_id = vise;
  DELETE FROM livret_cap WHERE dossier_id = vise;
  DELETE FROM livret_proposition WHERE dossier_id = vise;
  DELETE FROM livret_version WHERE dossier_id = vise;
  DELETE FROM mandat WHERE dossier_id = vise;
  DELETE FROM transmission_referent WHERE dossier_id = vise;
  DELETE FROM visite_pre_reprise WHERE dossier_id = vise;
  DELETE FROM limitation_dossier WHERE dossier_id = vise;
  DELETE FROM export_acces WHERE dossier_id = vise;
  DELETE FROM ouverture_dossier WHERE dossier_id = vise;
  DELETE FROM envoi WHERE notification_id IN (SELECT id FROM notification WHERE dossier_id = vise OR ressource_id = vise);
  DELETE FROM notification WHERE dossier_id = vise OR ressource_id = vise
    OR ressource_id IN (SELECT id FROM demande_droit WHERE dossier_id = vise);
  UPDATE demande_droit_echange SET acteur_id = NULL, texte = NULL, motif = NULL WHERE demande_id IN (SELECT id FROM demande_droit WHERE dossier_id = vise);
  UPDATE demande_droit SET dossier_id = NULL, deposee_par = NULL WHERE dossier_id = vise;
  DELETE FROM transition WHERE dossier_id = vise OR ressource_id = vise OR ressource_id IN (SELECT id FROM signalement WHERE dossier_id = vise);
  DELETE FROM reperage WHERE signalement_id IN (SELECT id FROM signalement WHERE dossier_id = vise);
  DELETE FROM signalement WHERE dossier_id = vise;
  DELETE FROM outbox WHERE traite_le IS NOT NULL AND donnees ->> 'dossierId' = vise::text;
  DELETE FROM dossier WHERE id = vise;
  IF EXISTS (SELECT 1 FROM dossier WHERE assure_id = personne) THEN
    RETURN NULL;
  END IF;
  -- ce qui avait précédé ce dossier part avec lui ; un signalement plus récent garde la personne
  FOR ancien IN SELECT id FROM signalement WHERE assure_id = personne AND dossier_id IS NULL AND etat LIKE 'CLOS%' AND cree_le <= clos LOOP
    PERFORM pdp_effacer_signalement(ancien);
  END LOOP;
  DELETE FROM transition WHERE ressource_id IN (SELECT id FROM reperage WHERE assure_id = personne AND cree_le <= clos);
  DELETE FROM reperage WHERE assure_id = personne AND cree_le <= clos;
  RETURN personne;
END $$;`;

/** Passes de conservation, statistiques gardées et effacements. Ces tables ne citent ni dossier ni personne. */
export const CONSERVATION_SQL = `
CREATE TABLE passe_conservation (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  mode text NOT NULL CHECK (mode IN ('A_BLANC','EXECUTION')),
  etat text NOT NULL,
  jour date NOT NULL,
  demandee_par uuid,
  demandee_le timestamptz NOT NULL,
  terminee_le timestamptz,
  comptes jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX passe_conservation_liste ON passe_conservation (plateforme_id, demandee_le DESC);
CREATE UNIQUE INDEX passe_conservation_une ON passe_conservation (plateforme_id) WHERE mode = 'EXECUTION' AND etat = 'EN_COURS';

-- comptes d'un axe par groupe d'issue : aucun croisement qui désignerait quelqu'un
CREATE TABLE statistique_conservee (
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  annee integer NOT NULL,
  axe text NOT NULL,
  valeur text NOT NULL,
  groupe text NOT NULL,
  nombre integer NOT NULL,
  PRIMARY KEY (plateforme_id, annee, axe, valeur, groupe)
);

${EFFACER_PERSONNE}
${EFFACER_SIGNALEMENT}
${EFFACER_DOSSIER}
REVOKE ALL ON FUNCTION pdp_effacer_personne(uuid), pdp_effacer_signalement(uuid), pdp_effacer_dossier(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pdp_effacer_personne(uuid), pdp_effacer_signalement(uuid), pdp_effacer_dossier(uuid) TO ${ROLE_APPLICATION};
`;

export const CONSERVATION_RETIREE_SQL = `
DROP FUNCTION pdp_effacer_dossier(uuid);
DROP FUNCTION pdp_effacer_signalement(uuid);
DROP FUNCTION pdp_effacer_personne(uuid);
DROP TABLE statistique_conservee;
DROP TABLE passe_conservation;
`;
