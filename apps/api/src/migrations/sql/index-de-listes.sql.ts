/**
 * `dossier.partage_possible` : un accord d'accompagnement coordonné existe et n'a pas été retiré. C'est un sur-ensemble du
 * partage actif (l'accord peut être échu ou à venir), tenu par la base elle-même pour que la page d'un service ne lise pas un à
 * un les dossiers qu'il ne peut pas voir. Le droit reste décidé par les règles, jamais par cette colonne seule.
 */
export const INDEX_DE_LISTES_SQL = `
ALTER TABLE dossier ADD COLUMN partage_possible boolean NOT NULL DEFAULT false;

UPDATE dossier d SET partage_possible = true
WHERE EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL);

CREATE FUNCTION noter_partage_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vise uuid := coalesce(NEW.dossier_id, OLD.dossier_id);
  partage boolean := EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = vise AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL);
BEGIN
  UPDATE dossier SET partage_possible = partage WHERE id = vise AND partage_possible <> partage;
  RETURN NULL;
END $$;
CREATE TRIGGER consentement_partage AFTER INSERT OR DELETE OR UPDATE OF retire_le, portee ON consentement
  FOR EACH ROW EXECUTE FUNCTION noter_partage_possible();

CREATE INDEX dossier_partage ON dossier (plateforme_id, ouvert_le DESC, id DESC) WHERE partage_possible;

-- Tâches à faire : un index par façon d'être confiée, dans l'ordre même de la page (lecture-taches.ts).
DROP INDEX tache_service;
DROP INDEX tache_a_moi;
CREATE INDEX tache_a_moi ON tache (responsable_id, (coalesce(echeance, 'infinity'::date)), id)
  WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE');
CREATE INDEX tache_service ON tache (responsable_unite, plateforme_id, (coalesce(echeance, 'infinity'::date)), id)
  WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND responsable_id IS NULL AND responsable_organisme_id IS NULL;
CREATE INDEX tache_organisme ON tache (responsable_unite, responsable_organisme_id, (coalesce(echeance, 'infinity'::date)), id)
  WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND responsable_id IS NULL;

-- Un avis identique déjà en attente se cherche à chaque avis écrit, parmi tous ceux que la personne n'a pas lus.
CREATE INDEX notification_identique ON notification (ressource_id, utilisateur_id) WHERE lue_le IS NULL;
`;

/** Retour au schéma d'avant. */
export const INDEX_DE_LISTES_RETIRES_SQL = `
DROP TRIGGER consentement_partage ON consentement;
DROP FUNCTION noter_partage_possible();
ALTER TABLE dossier DROP COLUMN partage_possible;
DROP INDEX notification_identique;
DROP INDEX tache_organisme;
DROP INDEX tache_service;
DROP INDEX tache_a_moi;
CREATE INDEX tache_a_moi ON tache (responsable_id, echeance, id) WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE');
CREATE INDEX tache_service ON tache (plateforme_id, responsable_unite, echeance, id) WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND responsable_id IS NULL;
`;
