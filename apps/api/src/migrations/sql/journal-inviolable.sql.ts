const COLONNES_LOT = `utilisateur_id uuid, session_id uuid, fonction text, organisme_id uuid, action text, ressource text, ressource_id uuid,
  dossier_id uuid, categories text[], correlation_id text, resultat text`;
const NOMS =
  'id, le, utilisateur_id, session_id, fonction, organisme_id, action, ressource, ressource_id, dossier_id, categories, correlation_id, resultat, chaine, seq, hash';

const valeurs = (ligne: string): string =>
  NOMS.split(', ')
    .slice(2, -3)
    .map((nom) => `${ligne}.${nom}`)
    .join(', ');

/** SHA-256(précédente ‖ chaîne ‖ seq ‖ id ‖ instant en µs ‖ corps), entiers en grand-boutiste ; le même calcul est dans platform/journal/chaine/maillon.ts. */
const maillon = (precedente: string, chaine: string, seq: string, id: string, le: string, ligne: string): string =>
  `sha256(${precedente} || int2send(${chaine}) || int8send(${seq}) || int8send(${id}) || int8send((extract(epoch FROM ${le}) * 1000000)::bigint)
        || convert_to(json_build_array(${valeurs(ligne)})::text, 'UTF8'))`;

/** Partitions et têtes vivent dans un schéma à part : le rôle applicatif n'y a aucun droit à recevoir. */
export const JOURNAL_TABLES_SQL = `
ALTER TABLE journal_acces RENAME TO journal_acces_ancien;
ALTER INDEX journal_acces_pkey RENAME TO journal_acces_ancien_pkey;
DROP INDEX journal_dossier;
DROP INDEX journal_utilisateur;

CREATE SCHEMA journal;
CREATE SEQUENCE journal.ligne AS bigint;

-- chaine, seq et hash manquent à une ligne qui n'est pas passée par journal_inscrire : le vérificateur la dit insérée
CREATE TABLE journal_acces (
  id bigint NOT NULL DEFAULT nextval('journal.ligne'),
  le timestamptz NOT NULL DEFAULT now(),
  utilisateur_id uuid,
  session_id uuid,
  fonction text,
  organisme_id uuid,
  action text NOT NULL,
  ressource text NOT NULL,
  ressource_id uuid,
  dossier_id uuid,
  categories text[],
  correlation_id text,
  resultat text NOT NULL DEFAULT 'OK',
  chaine smallint,
  seq bigint,
  hash bytea,
  PRIMARY KEY (id, le)
) PARTITION BY RANGE (le);
CREATE INDEX journal_dossier ON journal_acces (dossier_id, id DESC) WHERE dossier_id IS NOT NULL;
CREATE INDEX journal_utilisateur ON journal_acces (utilisateur_id, id DESC);
-- un refus annule la lecture de même ressource_id ; ils sont rares, cet index ne coûte rien aux autres lignes
CREATE INDEX journal_refus ON journal_acces (ressource_id) WHERE resultat = 'REFUS';

-- reçoit ce qu'aucun mois ne prend : une ligne n'est jamais refusée faute de partition
CREATE TABLE journal.reste PARTITION OF journal_acces DEFAULT;

-- récrite à chaque groupe : la nouvelle version d'une tête doit tenir dans la même page
CREATE TABLE journal.tete (
  chaine smallint PRIMARY KEY,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  le timestamptz NOT NULL
) WITH (fillfactor = 20);
INSERT INTO journal.tete SELECT n, 0, sha256(convert_to('pdp/journal/1/' || n, 'UTF8')), '-infinity' FROM generate_series(0, 63) n;

-- identité tirée au premier point de contrôle ; dernier_point : combien le fichier exporté doit en porter au moins
CREATE TABLE journal.registre (
  seule boolean PRIMARY KEY DEFAULT true CHECK (seule),
  identite uuid,
  dernier_point bigint NOT NULL DEFAULT 0,
  point_le timestamptz
);
INSERT INTO journal.registre DEFAULT VALUES;
`;

export const JOURNAL_INSCRIRE_SQL = `
-- Écrit un lot dans une chaîne libre, tenue jusqu'à la fin de la transaction : deux transactions ne s'attendent que si les
-- 64 sont prises. L'instant ne recule jamais dans une chaîne, même si l'horloge recule.
CREATE FUNCTION journal_inscrire(lot json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  t journal.tete;
  l record;
  ligne bigint;
  instant timestamptz;
BEGIN
  SELECT * INTO t FROM journal.tete WHERE chaine = pg_backend_pid() % 64 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    SELECT * INTO t FROM journal.tete ORDER BY (chaine + 64 - pg_backend_pid() % 64) % 64 LIMIT 1 FOR UPDATE SKIP LOCKED;
  END IF;
  IF NOT FOUND THEN
    SELECT * INTO STRICT t FROM journal.tete WHERE chaine = pg_backend_pid() % 64 FOR UPDATE;
  END IF;
  instant := greatest(clock_timestamp(), t.le);
  FOR l IN SELECT * FROM json_to_recordset(lot) AS j(${COLONNES_LOT}) LOOP
    ligne := nextval('journal.ligne');
    t.seq := t.seq + 1;
    t.hash := ${maillon('t.hash', 't.chaine', 't.seq', 'ligne', 'instant', 'l')};
    INSERT INTO public.journal_acces (${NOMS})
      VALUES (ligne, instant, ${valeurs('l')}, t.chaine, t.seq, t.hash);
  END LOOP;
  UPDATE journal.tete SET seq = t.seq, hash = t.hash, le = instant WHERE chaine = t.chaine;
END $$;
`;

export const JOURNAL_ENTRETIEN_SQL = `
-- Crée les mois qui manquent, du plus ancien présent dans « reste » jusqu'à \`avance\` mois devant (en UTC), et y range ce
-- que « reste » avait reçu. Rend le nombre de lignes encore dans « reste ».
CREATE FUNCTION journal_preparer(avance integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  -- lus d'avance : une boucle ouverte sur « reste » empêcherait de lui retirer des lignes
  voulus timestamp[];
  mois timestamp;
  dernier timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => avance);
  nom text;
  debut timestamptz;
  fin timestamptz;
BEGIN
  -- une écriture en cours ne doit pas attendre derrière nous : mieux vaut réessayer au passage suivant
  SET LOCAL lock_timeout = '3s';
  PERFORM pg_advisory_xact_lock(7301957);
  SELECT array_agg(m ORDER BY m) INTO voulus FROM (
    SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'), dernier, interval '1 month') AS m
    UNION SELECT date_trunc('month', le AT TIME ZONE 'UTC') FROM journal.reste
      WHERE le >= '2000-01-01' AND le < (dernier + interval '1 month') AT TIME ZONE 'UTC') x;
  FOREACH mois IN ARRAY voulus LOOP
    nom := 'acces_' || to_char(mois, 'YYYY_MM');
    CONTINUE WHEN to_regclass('journal.' || nom) IS NOT NULL;
    debut := mois AT TIME ZONE 'UTC';
    fin := (mois + interval '1 month') AT TIME ZONE 'UTC';
    EXECUTE format('CREATE TABLE journal.%I (LIKE public.journal_acces INCLUDING ALL)', nom);
    LOCK TABLE journal.reste IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('INSERT INTO journal.%I SELECT * FROM journal.reste WHERE le >= %L AND le < %L', nom, debut, fin);
    DELETE FROM journal.reste WHERE le >= debut AND le < fin;
    EXECUTE format('ALTER TABLE public.journal_acces ATTACH PARTITION journal.%I FOR VALUES FROM (%L) TO (%L)', nom, debut, fin);
  END LOOP;
  RETURN (SELECT count(*) FROM journal.reste);
END $$;

-- Têtes et registre d'un même instant, lisibles sans droit sur le schéma.
CREATE FUNCTION journal_etat() RETURNS json LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT json_build_object('identite', identite, 'dernierPoint', dernier_point, 'pointLe', point_le,
    'reste', (SELECT count(*) FROM journal.reste),
    'tetes', (SELECT coalesce(json_agg(json_build_array(chaine, seq, encode(hash, 'hex')) ORDER BY chaine), '[]') FROM journal.tete))
  FROM journal.registre
$$;

-- Prend le tour d'écrire un point de contrôle : un seul processus à la fois, jusqu'à la fin de la transaction.
CREATE FUNCTION journal_ouvrir_point() RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE journal.registre SET identite = coalesce(identite, gen_random_uuid());
  RETURN public.journal_etat();
END $$;

CREATE FUNCTION journal_fermer_point(numero bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE journal.registre SET dernier_point = numero, point_le = now()
$$;
`;

/** Reprend les lignes d'avant, chaînées dans leur ordre ; rien ne dit ce qui leur est arrivé avant cet instant. */
export const JOURNAL_REPRISE_SQL = `
DO $$
DECLARE
  l record;
  tetes bytea[];
  seqs bigint[];
  c integer;
BEGIN
  SELECT array_agg(hash ORDER BY chaine), array_agg(0::bigint) INTO tetes, seqs FROM journal.tete;
  FOR l IN SELECT * FROM journal_acces_ancien ORDER BY id LOOP
    c := l.id % 64 + 1;
    seqs[c] := seqs[c] + 1;
    tetes[c] := ${maillon('tetes[c]', '(c - 1)::smallint', 'seqs[c]', 'l.id', 'l.le', 'l')};
    INSERT INTO journal_acces (${NOMS}) VALUES (l.id, l.le, ${valeurs('l')}, c - 1, seqs[c], tetes[c]);
  END LOOP;
  UPDATE journal.tete SET seq = seqs[chaine + 1], hash = tetes[chaine + 1];
  PERFORM setval('journal.ligne', greatest(1, (SELECT max(id) + 1 FROM journal_acces_ancien)), false);
END $$;
DROP TABLE journal_acces_ancien;
SELECT journal_preparer(3);
`;

export const JOURNAL_RETIRE_SQL = `
DROP FUNCTION journal_inscrire(json), journal_preparer(integer), journal_etat(), journal_ouvrir_point(), journal_fermer_point(bigint);
ALTER TABLE journal_acces RENAME TO journal_acces_partitions;
CREATE TABLE journal_acces (
  id bigint GENERATED ALWAYS AS IDENTITY,
  le timestamptz NOT NULL DEFAULT now(),
  utilisateur_id uuid,
  session_id uuid,
  fonction text,
  organisme_id uuid,
  action text NOT NULL,
  ressource text NOT NULL,
  ressource_id uuid,
  dossier_id uuid,
  categories text[],
  correlation_id text,
  resultat text NOT NULL DEFAULT 'OK'
);
INSERT INTO journal_acces OVERRIDING SYSTEM VALUE SELECT ${NOMS.split(', ').slice(0, -3).join(', ')} FROM journal_acces_partitions;
SELECT setval(pg_get_serial_sequence('journal_acces', 'id'), greatest(1, (SELECT max(id) + 1 FROM journal_acces)), false);
DROP TABLE journal_acces_partitions;
DROP SCHEMA journal CASCADE;
ALTER TABLE journal_acces ADD PRIMARY KEY (id);
CREATE INDEX journal_dossier ON journal_acces (dossier_id, id DESC) WHERE dossier_id IS NOT NULL;
CREATE INDEX journal_utilisateur ON journal_acces (utilisateur_id, id DESC);
`;
