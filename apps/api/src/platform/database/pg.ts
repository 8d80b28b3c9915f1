import pg from 'pg';

// Les dates civiles restent des textes `YYYY-MM-DD` : un objet Date les décalerait d'un fuseau.
pg.types.setTypeParser(pg.types.builtins.DATE, (valeur) => valeur);
// bigint : nos compteurs tiennent dans un nombre exact.
pg.types.setTypeParser(pg.types.builtins.INT8, (valeur) => Number(valeur));

export { pg };
