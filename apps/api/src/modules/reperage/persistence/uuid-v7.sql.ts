/** Expression SQL d'un UUID v7, pour les insertions par ensembles ; toutes les versions de PostgreSQL que nous servons l'ont. */
export const UUID_V7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid`;
