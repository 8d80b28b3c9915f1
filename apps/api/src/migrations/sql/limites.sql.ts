import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const SYSTEME = `current_setting('pdp.acces', true) = 'SYSTEME'`;

/** Limites par agent. Les trois tables se vident seules : rien n'y reste plus d'une heure après sa fin. */
export const LIMITES_SQL = `
ALTER TABLE session ADD COLUMN appareil text;

-- forme attendue par rate-limiter-flexible ; la clé dit la limite et l'agent
CREATE TABLE limite_debit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- dossiers distincts ouverts par chaque agent dans l'heure
CREATE TABLE ouverture_dossier (
  utilisateur_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  le timestamptz NOT NULL,
  PRIMARY KEY (utilisateur_id, dossier_id)
);

-- dernier avertissement donné sur un agent : un par heure
CREATE TABLE alerte_limite (
  utilisateur_id uuid PRIMARY KEY,
  le timestamptz NOT NULL
);

ALTER TABLE ouverture_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ouverture_dossier TO ${ROLE_APPLICATION} USING (${SYSTEME});

-- Note l'ouverture d'un dossier par un agent et rend ce qu'il en est de l'heure écoulée. Le verrou range les ouvertures d'un
-- même agent, tous processus confondus : le compte est juste. Un dossier déjà ouvert dans l'heure reste toujours lisible.
CREATE FUNCTION noter_ouverture(agent uuid, vise uuid, instant timestamptz, plafond integer)
RETURNS TABLE (nombre integer, admise boolean, libre_le timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  premiere timestamptz;
BEGIN
  -- un compte d'une heure peut se perdre avec la machine : la réponse n'attend pas le disque
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM pg_advisory_xact_lock(hashtextextended(agent::text, 7301957));
  DELETE FROM ouverture_dossier o WHERE o.utilisateur_id = agent AND o.le <= instant - interval '1 hour';
  UPDATE ouverture_dossier o SET le = instant WHERE o.utilisateur_id = agent AND o.dossier_id = vise;
  admise := FOUND;
  SELECT count(*), min(o.le) INTO nombre, premiere FROM ouverture_dossier o WHERE o.utilisateur_id = agent;
  libre_le := premiere + interval '1 hour';
  IF NOT admise AND nombre < plafond THEN
    INSERT INTO ouverture_dossier VALUES (agent, vise, instant);
    nombre := nombre + 1;
    admise := true;
  END IF;
  RETURN NEXT;
END $$;
`;

export const LIMITES_RETIREES_SQL = `
DROP FUNCTION noter_ouverture(uuid, uuid, timestamptz, integer);
DROP TABLE alerte_limite;
DROP TABLE ouverture_dossier;
DROP TABLE limite_debit;
ALTER TABLE session DROP COLUMN appareil;
`;
