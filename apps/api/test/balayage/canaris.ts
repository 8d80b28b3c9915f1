import { ouvrirCoordonnees, scellerCoordonnees } from '../../src/platform/chiffrement/coordonnees.js';
import { COFFRE_DE_TEST, completerCategorie, resceller } from '../cles-de-test.js';
import { COLONNE_DE_FONCTION, SCHEMAS_FICHE, type CategorieDonnee, type Champ, type Schema } from '@pdp/domain';
import { attendu, lireReference, type Situation } from '../../../../libs/permissions/test/oracle.js';
import { COMPTES_DEMO, type CompteDemo } from '../../src/demo/comptes.js';
import type { ApplicationDemo } from '../demo-de-test.js';
import { poserDocument } from '../fichiers/poser-document.js';

/** Une marque unique, la catégorie dont elle est le contenu, et ce qu'il faut pouvoir en faire pour la voir. */
export type Canari = {
  readonly marque: string;
  readonly categorie: CategorieDonnee;
  readonly demande: 'lire' | 'ecrire';
};

const lire = (marque: string, categorie: CategorieDonnee): Canari => ({ marque, categorie, demande: 'lire' });

/** NIR que personne d'autre ne porte ; les dates sont d'un siècle que rien d'autre ne cite. */
export const CANARIS: readonly Canari[] = [
  lire('ZqxIdentite', 'identite'),
  lire('280015699977742', 'nir'),
  lire('ZqxCoordonnees', 'coordonnees'),
  lire('1951-03-19', 'arret'),
  lire('1951-01-13', 'avis'),
  lire('ZqxCapacites', 'capacites'),
  lire('ZqxSocial', 'social'),
  lire('ZqxFinances', 'finances'),
  lire('ZqxEmploi', 'emploi'),
  lire('1951-02-17', 'statutSante'),
  lire('ZqxProjet', 'projet'),
  lire('ZqxRevueAgenda', 'revueAgenda'),
  lire('ZqxRevueDecisions', 'revueDecisions'),
  lire('ZqxTaches', 'taches'),
  lire('ZqxLivretPublie', 'livret'),
  // Dans le nom du fichier et dans son contenu ; le premier est posé avec les cibles.
  lire('ZqxDocumentAdministratif', 'documentsAdministratifs'),
  lire('ZqxDocumentSocial', 'documentsSociaux'),
  { marque: 'ZqxLivretBrouillon', categorie: 'livret', demande: 'ecrire' },
];

const marqueDe = (categorie: CategorieDonnee): string => CANARIS.find((c) => c.categorie === categorie)?.marque ?? '';

/** Pose une marque dans chaque catégorie du dossier, par la base : là où le contenu vit vraiment. */
export async function poserCanaris(app: ApplicationDemo, dossierId: string): Promise<void> {
  await poserIdentite(app, dossierId);
  for (const categorie of ['avis', 'capacites', 'social', 'finances', 'emploi', 'statutSante', 'projet'] as const)
    await poserFiche(app, dossierId, categorie, contenuMarque(SCHEMAS_FICHE[categorie], marqueDe(categorie)));
  await poserFiche(app, dossierId, 'arret', { dateFinDroits: marqueDe('arret') });
  await poserSuivi(app, dossierId);
  await poserRevue(app, dossierId);
  await poserAvisDiffere(app, dossierId);
  await poserLivret(app, dossierId);
  await poserDocument(app, dossierId, { classe: 'SOCIAL', marque: marqueDe('documentsSociaux') });
}

async function poserIdentite(app: ApplicationDemo, dossierId: string): Promise<void> {
  const [assure] = await app.sql<{ id: string; sceau: string | null }>(
    `SELECT s.id, s.coordonnees_scellees AS sceau FROM assure s JOIN dossier d ON d.assure_id = s.id WHERE d.id = $1`,
    [dossierId],
  );
  const { id, sceau } = assure!;
  const marque = marqueDe('coordonnees');
  const coordonnees = scellerCoordonnees(COFFRE_DE_TEST, id, {
    ...ouvrirCoordonnees(COFFRE_DE_TEST, id, sceau),
    adresse: `${marque} adresse`,
    commune: `${marque} commune`,
    courriel: `${marque}@exemple.invalid`,
  });
  await app.sql(
    `UPDATE assure SET nom_usage = $2, nir_scelle = $3, nir_empreinte = $4, coordonnees_scellees = $5, coordonnees_champs = $6 WHERE id = $1`,
    [
      id,
      marqueDe('identite'),
      COFFRE_DE_TEST.sceller('assure.nir_scelle', id, marqueDe('nir')),
      COFFRE_DE_TEST.empreinteNir(marqueDe('nir')),
      coordonnees.coordonnees_scellees,
      coordonnees.coordonnees_champs,
    ],
  );
  await app.sql(
    `UPDATE arret_travail SET raison_sociale = $2 WHERE assure_id = (SELECT assure_id FROM dossier WHERE id = $1)`,
    [dossierId, marqueDe('emploi')],
  );
}

// Les textes portent la marque ; une catégorie sans texte la porte dans ses dates, sauf celle d'une portée réduite.
function contenuMarque(schema: Schema, marque: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).map(([nom, champ]) => [nom, valeurMarquee(champ, marque)]));
}

function valeurMarquee(champ: Champ, marque: string): unknown {
  switch (champ.sorte) {
    case 'texte':
      return marque;
    case 'date':
      return /^\d{4}-/.test(marque) && champ.libelle !== 'Invalidité depuis' ? marque : null;
    case 'choix':
      return champ.valeurs[0];
    case 'choixMultiple':
      return [];
    case 'entier':
      return champ.min;
    case 'liste':
      return [contenuMarque(champ.de, marque)];
    default:
      return null;
  }
}

const poserFiche = (app: ApplicationDemo, dossierId: string, categorie: string, contenu: object): Promise<void> =>
  completerCategorie(app.sql, dossierId, categorie, contenu);

async function poserSuivi(app: ApplicationDemo, dossierId: string): Promise<void> {
  await app.sql(`UPDATE entretien SET resume = $2 WHERE dossier_id = $1`, [dossierId, marqueDe('social')]);
  await app.sql(
    `INSERT INTO preconisation (id, dossier_id, code, commentaire, auteur_id) SELECT gen_random_uuid(), $1, 'AUTRE', $2, referent_id FROM dossier WHERE id = $1`,
    [dossierId, marqueDe('social')],
  );
  // Sauf celles nées d'une question de l'assuré : elles sont les siennes, il les lit.
  await app.sql(
    `UPDATE tache SET libelle = $2 || ' libellé', pourquoi = $2 || ' pourquoi' WHERE dossier_id = $1
       AND auteur_id NOT IN (SELECT id FROM utilisateur WHERE assure_id IS NOT NULL)`,
    [dossierId, marqueDe('taches')],
  );
  await app.sql(
    `UPDATE visite_pre_reprise SET etat = 'RECOMMANDATIONS_TRANSMISES', realisee_le = now(), accord_transmission = true, accord_le = now() WHERE dossier_id = $1`,
    [dossierId],
  );
  const precisions = marqueDe('capacites');
  await resceller(app.sql, 'visite_pre_reprise', { colonne: 'resultat_scelle', dossierId }, () =>
    JSON.stringify({ amenagements: [], restrictions: [], reclassement: 'NON', formation: 'NON', precisions }),
  );
}

async function poserRevue(app: ApplicationDemo, dossierId: string): Promise<void> {
  await app.sql(`UPDATE passage_revue SET question = $2 WHERE dossier_id = $1`, [dossierId, marqueDe('revueAgenda')]);
  await app.sql(
    `UPDATE decision_revue SET texte = $2, actions = jsonb_build_array(jsonb_build_object('quoi', $2::text, 'responsableId', auteur_id, 'echeance', '2026-12-31')) WHERE dossier_id = $1`,
    [dossierId, marqueDe('revueDecisions')],
  );
  await app.sql(
    `INSERT INTO brouillon_decision (passage_id, texte) SELECT id, $2 FROM passage_revue WHERE dossier_id = $1
     ON CONFLICT (passage_id) DO UPDATE SET texte = excluded.texte`,
    [dossierId, marqueDe('revueDecisions')],
  );
}

// L'avis d'une voix absente relève de sa catégorie : celui du Service médical se lit comme ses autres avis.
async function poserAvisDiffere(app: ApplicationDemo, dossierId: string): Promise<void> {
  await app.sql(
    `INSERT INTO avis_differe (id, passage_id, dossier_id, auteur_id, fonction, categorie, texte)
     SELECT gen_random_uuid(), p.id, p.dossier_id, u.id, 'MEDECIN_CONSEIL', 'avis', $2 FROM passage_revue p, utilisateur u
     WHERE p.dossier_id = $1 AND u.sujet = 'medecin.conseil' ON CONFLICT (passage_id, auteur_id) DO UPDATE SET texte = excluded.texte`,
    [dossierId, marqueDe('avis')],
  );
}

async function poserLivret(app: ApplicationDemo, dossierId: string): Promise<void> {
  const avec = (ouJenSuis: string) => (json: string) => JSON.stringify({ ...(JSON.parse(json) as object), ouJenSuis });
  const version = { colonne: 'contenu_scelle', dossierId } as const;
  await resceller(app.sql, 'livret_version', version, avec(marqueDe('livret')));
  const [publie] = await app.sql<{ id: string; sceau: string }>(
    `SELECT id, contenu_scelle AS sceau FROM livret_version WHERE dossier_id = $1 AND etat = 'PUBLIE'`,
    [dossierId],
  );
  const contenu = avec('ZqxLivretBrouillon')(
    COFFRE_DE_TEST.ouvrir('livret_version.contenu_scelle', publie!.id, publie!.sceau),
  );
  await app.sql(
    `INSERT INTO livret_brouillon (dossier_id, contenu_scelle) VALUES ($1,$2)
     ON CONFLICT (dossier_id) DO UPDATE SET contenu_scelle = excluded.contenu_scelle`,
    [dossierId, COFFRE_DE_TEST.sceller('livret_brouillon.contenu_scelle', dossierId, contenu)],
  );
  await resceller(app.sql, 'livret_question', { colonne: 'texte_scelle', dossierId }, () => marqueDe('livret'));
}

/**
 * Ce qu'un compte a le droit de voir de ce dossier, dit par la copie indépendante de la matrice (CSV) et par les liens
 * et accords lus en base : rien ici ne passe par `libs/permissions/src`.
 */
export async function droitsAttendus(
  app: ApplicationDemo,
  dossierId: string,
): Promise<(compte: string, canari: Canari) => boolean> {
  const reference = lireReference();
  const liens = await liensDe(app, dossierId);
  return (compte, { categorie, demande }) => {
    const demo = COMPTES_DEMO.find((c) => c.compte === compte) as CompteDemo;
    const colonne = COLONNE_DE_FONCTION[demo.fonction] ?? 'DPO';
    const lu = liens.get(compte);
    const situation: Situation = {
      lien: demo.fonction === 'ASSURE' || demo.fonction === 'MANDATAIRE' ? 'agent' : (lu?.lien ?? 'aucun'),
      partage: 'donne',
      accord: lu?.categories.includes(categorie) === true ? 'donne' : 'absent',
      etat: 'EN_COURS',
      limite: false,
      element: 'aucun',
    };
    return attendu(reference[categorie]?.[colonne] ?? '-', colonne, demande, situation) === 'complete';
  };
}

type Lien = { readonly compte: string; readonly lien: Situation['lien']; readonly categories: readonly string[] };

async function liensDe(app: ApplicationDemo, dossierId: string): Promise<Map<string, Lien>> {
  const lignes = await app.sql<Lien>(
    `SELECT u.sujet AS compte,
       CASE WHEN bool_or(f.utilisateur_id = u.id AND f.role <> 'REVUE') THEN 'agent' WHEN bool_or(f.utilisateur_id = u.id) THEN 'revue'
            WHEN bool_or(f.id IS NOT NULL) THEN 'service' ELSE 'aucun' END AS lien,
       coalesce((SELECT c.categories FROM consentement c WHERE c.dossier_id = $1 AND c.portee = 'PARTENAIRE' AND c.unite = min(h.unite)
         AND c.organisme_id = h.organisme_id AND c.retire_le IS NULL AND (c.fin IS NULL OR c.fin > now()) LIMIT 1), '{}') AS categories
     FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id
     LEFT JOIN affectation_dossier f ON f.dossier_id = $1 AND (f.fin IS NULL OR f.fin > now())
       AND (f.utilisateur_id = u.id OR (f.unite = h.unite AND (f.organisme_id IS NULL OR f.organisme_id = h.organisme_id)))
     WHERE u.sujet = ANY($2) GROUP BY u.sujet, h.organisme_id`,
    [dossierId, COMPTES_DEMO.map((c) => c.compte)],
  );
  return new Map(lignes.map((l) => [l.compte, l]));
}
