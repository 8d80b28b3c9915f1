/** Durée de la règle `JOURNAL` (libs/domain), en mois après la fin du mois : un essai tient les deux égales. */
export const MOIS_GARDES = 36;

/**
 * Le rôle applicatif n'a aucun droit sur les partitions : ces fonctions ne retirent, à sa demande, que des mois entiers dont la
 * durée est passée à l'heure de la base.
 */
export const RETRAIT_DU_JOURNAL_SQL = `
CREATE FUNCTION journal_mois_echus(jour date) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(c.relname::text ORDER BY c.relname), '{}') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'public.journal_acces'::regclass AND c.relname ~ '^acces_[0-9]{4}_[0-9]{2}$'
    AND (to_date(substr(c.relname, 7), 'YYYY_MM') + make_interval(months => ${MOIS_GARDES + 1}))::date <= least(jour, (now() AT TIME ZONE 'UTC')::date)
$$;

-- Rend le nombre de lignes retirées.
CREATE FUNCTION journal_retirer(mois text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  echus text[] := public.journal_mois_echus('infinity');
  nom text;
  lignes bigint;
  total bigint := 0;
BEGIN
  -- une écriture en cours ne doit pas attendre derrière nous : mieux vaut réessayer à la passe suivante
  SET LOCAL lock_timeout = '3s';
  PERFORM pg_advisory_xact_lock(7301957);
  FOREACH nom IN ARRAY mois LOOP
    IF NOT nom = ANY (echus) THEN
      RAISE EXCEPTION 'ce mois du journal n''est pas échu : %', nom;
    END IF;
    EXECUTE format('ALTER TABLE public.journal_acces DETACH PARTITION journal.%I', nom);
    EXECUTE format('SELECT count(*) FROM journal.%I', nom) INTO lignes;
    EXECUTE format('DROP TABLE journal.%I', nom);
    total := total + lignes;
  END LOOP;
  RETURN total;
END $$;
`;

export const RETRAIT_DU_JOURNAL_OUBLIE_SQL = `DROP FUNCTION journal_retirer(text[]), journal_mois_echus(date);`;
