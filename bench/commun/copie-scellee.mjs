import { ouvrirCoffre } from './cles.mjs';

const LOT = 5_000;

/** Tables dont un sceau est lié à l’id : chaque copie se rescelle, ce que le SQL ne sait pas faire. */
const TABLES = {
  assure: {
    lire: `b.id AS de_id, b.nir_scelle, b.coordonnees_scellees`,
    ou: 'TRUE',
    resceller: (coffre, { de_id: de, nir_scelle: nir, coordonnees_scellees: coordonnees, rang, copie }) => {
      const neuf = `${ouvrir(coffre, 'assure.nir_scelle', de, nir).slice(0, 1)}${String(rang).padStart(12, '0')}00`;
      return {
        ...copie,
        nir_scelle: coffre.sceller('assure.nir_scelle', copie.id, neuf),
        nir_empreinte: `\\x${coffre.empreinteNir(neuf).toString('hex')}`,
        coordonnees_scellees: deplacer(coffre, 'assure.coordonnees_scellees', [de, copie.id], coordonnees),
      };
    },
  },
  categorie_dossier: {
    lire: `b.dossier_id AS de_id, b.contenu_scelle`,
    ou: 'b.contenu_scelle IS NOT NULL',
    resceller: (coffre, { de_id: de, contenu_scelle: sceau, copie }) => {
      const lignes = [`${de}:${copie.categorie}`, `${copie.dossier_id}:${copie.categorie}`];
      return { ...copie, contenu_scelle: deplacer(coffre, 'categorie_dossier.contenu_scelle', lignes, sceau) };
    },
  },
};

/** Condition des lignes d’une table que le SQL peut recopier telles quelles ; nulle si aucune. */
export const copiableEnSql = (table) =>
  table === 'assure' ? null : table === 'categorie_dossier' ? 'b.contenu_scelle IS NULL' : 'TRUE';

export const aResceller = (table) => Object.hasOwn(TABLES, table);

/** Recopie en Node les lignes scellées d’une table, du numéro `de` à `a` ; `valeurs` : colonne → expression SQL. */
export async function copierScellees(client, table, valeurs, { de, a }) {
  const coffre = await ouvrirCoffre();
  const { lire, ou, resceller } = TABLES[table];
  const objet = Object.entries(valeurs)
    .map(([colonne, expression]) => `'${colonne}', ${expression}`)
    .join(', ');
  const colonnes = Object.keys(valeurs).join(', ');
  await client.query('BEGIN');
  await client.query(
    `DECLARE a_copier NO SCROLL CURSOR FOR SELECT ${lire}, k * 1000000 + row_number() OVER () AS rang, jsonb_build_object(${objet}) AS copie
     FROM bench_${table} b CROSS JOIN generate_series(${de}, ${a}) k WHERE ${ou}`,
  );
  for (;;) {
    const { rows } = await client.query(`FETCH ${LOT} FROM a_copier`);
    if (rows.length === 0) break;
    await client.query(
      `INSERT INTO ${table} (${colonnes}) SELECT ${colonnes} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(rows.map((ligne) => resceller(coffre, ligne)))],
    );
  }
  await client.query('COMMIT');
}

const deplacer = (coffre, colonne, [de, vers], sceau) =>
  sceau === null ? null : coffre.sceller(colonne, vers, ouvrir(coffre, colonne, de, sceau));

// L’original se recopie des dizaines de fois : il ne s’ouvre qu’une.
const ouverts = new Map();

function ouvrir(coffre, colonne, ligne, sceau) {
  const cle = `${colonne}:${ligne}`;
  if (!ouverts.has(cle)) ouverts.set(cle, coffre.ouvrir(colonne, ligne, sceau));
  return ouverts.get(cle);
}
