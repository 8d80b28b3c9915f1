import { completerCategorie, resceller } from '../../api/test/cles-de-test';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SCHEMAS_FICHE } from '@pdp/domain';
import { Banc } from './outils/banc';

/** Un texte qui s'exécuterait s'il était rendu comme une page, une adresse, un modèle ou un style. */
const PIEGE = `"><img src=x onerror="window.__xss=1"><script>window.__xss=1</script><svg onload=window.__xss=1><a href="javascript:window.__xss=1">x</a>{{7*7}}`;
// Les textes courts ont leur borne en base : le plus dangereux en premier.
const COURT = `<img src=x onerror=window.__xss=1>`;

let banc: Banc;
let dossier: string;

/** Pose le piège dans chaque texte du dossier vitrine, par la base : aucune règle de saisie ne l'adoucit. */
async function pieger(): Promise<void> {
  const { application } = banc;
  // Avant de poser le piège : le dossier vitrine se retrouve par le nom de la personne.
  dossier = await application.dossierVitrine();
  for (const [categorie, schema] of Object.entries(SCHEMAS_FICHE)) {
    const textes = Object.entries(schema).filter(([, champ]) => champ.sorte === 'texte');
    const contenu = Object.fromEntries(textes.map(([nom]) => [nom, PIEGE]));
    await completerCategorie(application.sql, dossier, categorie, contenu);
  }
  const colonnes = await application.sql<{ tableNom: string; colonne: string; longueur: number | null }>(
    `SELECT c.table_name AS "tableNom", c.column_name AS colonne, c.character_maximum_length AS longueur
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying')
       AND c.column_name = ANY ($1)`,
    [LIBRES],
  );
  for (const { tableNom, colonne, longueur } of colonnes)
    await application.sql(`UPDATE ${tableNom} SET ${colonne} = $1 WHERE ${colonne} IS NOT NULL`, [
      longueur !== null && longueur < PIEGE.length ? COURT.slice(0, longueur) : PIEGE,
    ]);
  await piegerScelles(application.sql);
}

// Les colonnes chiffrées se piègent une fois ouvertes : c'est leur texte que les écrans montrent.
async function piegerScelles(sql: Banc['application']['sql']): Promise<void> {
  const remplir = (champs: readonly string[]) => (json: string) => {
    const contenu = JSON.parse(json || '{}') as Record<string, unknown>;
    return JSON.stringify({ ...contenu, ...Object.fromEntries(champs.map((champ) => [champ, PIEGE])) });
  };
  await resceller(sql, 'assure', { colonne: 'coordonnees_scellees' }, remplir(['adresse', 'commune']));
  await resceller(sql, 'livret_version', { colonne: 'contenu_scelle' }, (json) =>
    remplir(['ouJenSuis', ...('monCap' in (JSON.parse(json) as object) ? ['monCap'] : [])])(json),
  );
  await resceller(sql, 'livret_cap', { colonne: 'texte_scelle' }, () => PIEGE);
  await resceller(sql, 'livret_proposition', { colonne: 'phrase_scellee' }, () => PIEGE);
  await resceller(sql, 'livret_question', { colonne: 'texte_scelle' }, () => PIEGE);
  await resceller(sql, 'livret_question', { colonne: 'reponse_scellee' }, (reponse) => (reponse === '' ? null : PIEGE));
}

/** Colonnes où quelqu'un écrit ce qu'il veut ; les autres portent un code, un identifiant ou une date. */
const LIBRES = [
  'adresse',
  'commentaire',
  'commune',
  'libelle',
  'motif',
  'nom',
  'nom_usage',
  'objet',
  'phrase',
  'pourquoi',
  'precisions',
  'prenom',
  'question',
  'raison_sociale',
  'reponse',
  'resume',
  'titre',
];

beforeAll(async () => {
  banc = await Banc.ouvrir();
  await pieger();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const revue = async (etat: string, suite = ''): Promise<string> =>
  `/revues/${await banc.id('SELECT id FROM revue WHERE etat = $1 ORDER BY debut DESC LIMIT 1', [etat])}${suite}`;

const ONGLETS = [
  'parcours',
  'social',
  'emploi',
  'identite',
  'entretiens',
  'preconisations',
  'taches',
  'visites',
  'accords',
  'livret',
  'historique',
];

const ECRANS: readonly (readonly [string, string | (() => Promise<string>)])[] = [
  ['assistante.sociale', '/travail'],
  ['csam.social', '/signalements'],
  ['assistante.sociale', '/assures'],
  ['assistante.sociale', '/notifications'],
  ['assistante.sociale', '/annuaire'],
  ['admin', '/administration'],
  ['admin', '/boite-envoi'],
  ['assuree', '/mon-livret'],
  ['coordinatrice', () => revue('ORDRE_DU_JOUR_OUVERT', '/preparation')],
  ['coordinatrice', () => revue('EN_COURS')],
  ['coordinatrice', () => revue('COMPTE_RENDU_VALIDE', '/compte-rendu')],
  ...ONGLETS.map((onglet) => ['assistante.sociale', onglet] as const),
];

async function adresseDe(chemin: string | (() => Promise<string>)): Promise<string> {
  if (typeof chemin !== 'string') return chemin();
  return chemin.startsWith('/') ? chemin : `/dossiers/${dossier}?onglet=${chemin}`;
}

describe('textes hostiles en base : lus tels quels, jamais exécutés', () => {
  let vus = 0;

  test.each(ECRANS)(
    '%s %s',
    async (compte, chemin) => {
      const { page, reproches } = await banc.aller(compte, await adresseDe(chemin));
      const constat = (await page.evaluate(`({
        execute: window.__xss ?? null,
        elements: document.querySelectorAll('img[src="x"], svg[onload], [onerror], a[href^="javascript:"], main script').length,
        lu: document.body.innerText.includes('<img src=x onerror'),
        modele: document.body.innerText.includes('>x</a>49'),
      })`)) as { execute: unknown; elements: number; lu: boolean; modele: boolean };
      if (constat.lu) vus += 1;
      expect({ ...constat, lu: null }).toEqual({ execute: null, elements: 0, lu: null, modele: false });
      // La politique de contenu n'a rien eu à bloquer : le texte n'a jamais été une page.
      expect(reproches.filter((r) => /Content Security Policy|Refused to/.test(r))).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test('le piège était bien à l’écran', () => {
    expect(vus).toBeGreaterThan(ECRANS.length / 3);
  });
});
