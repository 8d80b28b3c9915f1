const SCELLEES = `'coordonnees','capacites','social','finances','statutSante'`;

/** Colonnes des valeurs scellées, encore facultatives. */
export const COLONNES_SCELLEES_SQL = `
ALTER TABLE assure ADD COLUMN nir_scelle text, ADD COLUMN nir_empreinte bytea, ADD COLUMN coordonnees_scellees text,
  ADD COLUMN coordonnees_champs smallint NOT NULL DEFAULT 0;
ALTER TABLE categorie_dossier ADD COLUMN contenu_scelle text, ALTER COLUMN contenu DROP NOT NULL;
ALTER TABLE visite_pre_reprise ADD COLUMN resultat_scelle text;
ALTER TABLE signalement ADD COLUMN recu_scelle text;
ALTER TABLE livret_brouillon ADD COLUMN contenu_scelle text;
ALTER TABLE livret_version ADD COLUMN contenu_scelle text;
ALTER TABLE livret_cap ADD COLUMN texte_scelle text;
ALTER TABLE livret_proposition ADD COLUMN phrase_scellee text;
ALTER TABLE livret_question ADD COLUMN texte_scelle text, ADD COLUMN reponse_scellee text;
ALTER TABLE idempotence ADD COLUMN corps_scelle text, ADD COLUMN import_id uuid;
ALTER TABLE import_ligne ADD COLUMN assure_candidat uuid, ADD COLUMN nir_scelle text, ADD COLUMN nir_empreinte bytea,
  ADD COLUMN coordonnees_scellees text, ADD COLUMN coordonnees_champs smallint NOT NULL DEFAULT 0, ADD COLUMN brut_scelle text;
`;

/** Une fois tout scellé : le clair disparaît, et l'empreinte devient ce qui rend une personne unique. */
export const CLAIR_RETIRE_SQL = `
ALTER TABLE assure DROP COLUMN nir, DROP COLUMN telephone, DROP COLUMN courriel, DROP COLUMN adresse, DROP COLUMN code_postal, DROP COLUMN commune;
ALTER TABLE assure ALTER COLUMN nir_scelle SET NOT NULL, ALTER COLUMN nir_empreinte SET NOT NULL;
ALTER TABLE assure ADD CONSTRAINT assure_nir_empreinte_key UNIQUE (nir_empreinte);
UPDATE categorie_dossier SET contenu = NULL WHERE categorie IN (${SCELLEES});
ALTER TABLE categorie_dossier ADD CONSTRAINT categorie_dossier_une_forme CHECK (
  CASE WHEN categorie IN (${SCELLEES}) THEN contenu IS NULL AND contenu_scelle IS NOT NULL ELSE contenu IS NOT NULL AND contenu_scelle IS NULL END);
ALTER TABLE visite_pre_reprise DROP COLUMN resultat;
ALTER TABLE livret_brouillon DROP COLUMN contenu, ALTER COLUMN contenu_scelle SET NOT NULL;
ALTER TABLE livret_version DROP COLUMN contenu, ALTER COLUMN contenu_scelle SET NOT NULL;
ALTER TABLE livret_cap DROP COLUMN texte, ALTER COLUMN texte_scelle SET NOT NULL;
ALTER TABLE livret_proposition DROP COLUMN phrase, ALTER COLUMN phrase_scellee SET NOT NULL;
ALTER TABLE livret_question DROP COLUMN texte, DROP COLUMN reponse, ALTER COLUMN texte_scelle SET NOT NULL;
ALTER TABLE idempotence DROP COLUMN corps;
ALTER TABLE import_ligne DROP COLUMN nir, DROP COLUMN adresse, DROP COLUMN code_postal, DROP COLUMN commune, DROP COLUMN telephone, DROP COLUMN courriel, DROP COLUMN brut;
CREATE INDEX import_ligne_nir ON import_ligne (import_id, nir_empreinte);
`;

/** Ce qu'une table a de clair à sceller : ses lignes, et les colonnes que `sceller` remplit. */
export const LECTURES_SQL = {
  assure: `SELECT id, nir, telephone, courriel, adresse, code_postal, commune FROM assure`,
  categorie_dossier: `SELECT dossier_id, categorie, contenu FROM categorie_dossier WHERE categorie IN (${SCELLEES})`,
  visite_pre_reprise: `SELECT id, resultat FROM visite_pre_reprise WHERE resultat IS NOT NULL`,
  signalement: `SELECT id, recu FROM signalement WHERE recu IS NOT NULL`,
  livret_brouillon: `SELECT dossier_id, contenu FROM livret_brouillon`,
  livret_version: `SELECT id, contenu FROM livret_version`,
  livret_cap: `SELECT id, texte FROM livret_cap`,
  livret_proposition: `SELECT id, phrase FROM livret_proposition`,
  livret_question: `SELECT id, texte, reponse FROM livret_question`,
  idempotence: `SELECT utilisateur_id, cle, corps FROM idempotence WHERE corps IS NOT NULL`,
  import_ligne: `SELECT import_id, numero, nir, telephone, courriel, adresse, code_postal, commune, brut FROM import_ligne`,
} as const;
