import { CATEGORIES, type CategorieDonnee } from '@pdp/domain';
import fc from 'fast-check';
import { calculerFaits } from '../src/calculer-faits.js';
import { faitsDeTache } from '../src/faits-element.js';
import { faitsDeTriage, type FaitsDossier } from '../src/faits.js';
import {
  categoriesLisibles,
  donneesDossierSql,
  donneesEnCours,
  expressionsFiche,
  filtreDossiers,
  filtreTaches,
  peut,
  SQL_FAITS_DOSSIER,
  valeursFaitsDossier,
  valeursSujet,
  type ActionDonnee,
  type DonneesLues,
  type Sujet,
} from '../src/index.js';
import { ouvrirBaseDesDroits, type BaseDesDroits } from './base-de-test.js';
import { inserer, mondes, type Monde } from './monde.js';

/** Mémoire et SQL doivent répondre la même chose : sans cela une liste montre ce qu'une fiche refuse, ou l'inverse. */
let base: BaseDesDroits;

beforeAll(async () => {
  base = await ouvrirBaseDesDroits();
}, 60_000);

afterAll(() => base.fermer(), 30_000);

const ACTIONS_DE_LISTE: readonly ActionDonnee[] = ['lire', 'ecrire', 'proposer', 'compter'];

/** Joue une propriété sur des mondes engendrés, chacun dans une transaction qui fige `now()` puis disparaît. */
async function pourDesMondes(
  nombre: number,
  propriete: (monde: Monde, maintenant: Date) => Promise<void>,
): Promise<void> {
  // Un instant à la milliseconde, comme les dates de JavaScript ; SQL compare au sien, figé juste après.
  const maintenant = new Date('2026-11-15T10:00:00.000Z');
  await figerMaintenant(maintenant);
  await fc.assert(
    fc.asyncProperty(mondes(maintenant), async (monde) => {
      await base.client.query('BEGIN');
      try {
        await inserer(base.client, monde);
        await propriete(monde, maintenant);
      } finally {
        await base.client.query('ROLLBACK');
      }
    }),
    { numRuns: nombre },
  );
}

/** Remplace `now()` par un instant fixe, en tête du chemin de recherche : les bornes exactes s'éprouvent aussi. */
async function figerMaintenant(instant: Date): Promise<void> {
  await base.client.query(`CREATE SCHEMA IF NOT EXISTS horloge;
    CREATE OR REPLACE FUNCTION horloge.now() RETURNS timestamptz LANGUAGE sql STABLE AS
      $$ SELECT '${instant.toISOString()}'::timestamptz $$;
    SET search_path = horloge, public, pg_catalog`);
}

const faitsDe = (monde: Monde, maintenant: Date): readonly FaitsDossier[] =>
  monde.dossiers.map((dossier) => calculerFaits(monde.sujet, { ...dossier, maintenant }));

async function ids(texte: string, valeurs: readonly unknown[]): Promise<string[]> {
  const { rows } = await base.client.query<{ id: string }>(texte, [...valeurs]);
  return rows.map((ligne) => ligne.id);
}

it('SQL_FAITS_DOSSIER rend les mêmes faits que calculerFaits', async () => {
  await pourDesMondes(250, async (monde, maintenant) => {
    for (const attendus of faitsDe(monde, maintenant)) {
      const { rows } = await base.client.query<FaitsDossier>(
        SQL_FAITS_DOSSIER,
        valeursFaitsDossier(monde.sujet, attendus.dossierId),
      );
      expect(rows).toEqual([attendus]);
    }
  });
}, 120_000);

it('les données lues une fois donnent pour chaque sujet les faits que rend SQL_FAITS_DOSSIER', async () => {
  await pourDesMondes(150, async (monde, maintenant) => {
    const sujets: Sujet[] = [
      { ...monde.sujet, unite: 'CAP_EMPLOI', fonction: 'CONSEILLER_CAP_EMPLOI' },
      monde.sujet,
      { ...monde.sujet, unite: 'SERVICE_MEDICAL', fonction: 'MEDECIN_CONSEIL' },
      { ...monde.sujet, fonction: 'MANDATAIRE' },
      { ...monde.sujet, fonction: 'ASSURE' },
    ];
    for (const { dossierId } of monde.dossiers) {
      const lues = await base.client.query<{ donnees: DonneesLues }>(
        `SELECT ${donneesDossierSql('d')} AS donnees FROM dossier d WHERE d.id = $1`,
        [dossierId],
      );
      const donnees = donneesEnCours(lues.rows[0]!.donnees, maintenant);
      for (const sujet of sujets) {
        const { rows } = await base.client.query<FaitsDossier>(
          SQL_FAITS_DOSSIER,
          valeursFaitsDossier(sujet, dossierId),
        );
        expect([calculerFaits(sujet, donnees)]).toEqual(rows);
      }
    }
  });
}, 120_000);

it('filtreDossiers accepte exactement les dossiers que peut accepte, pour chaque catégorie et action', async () => {
  const passages = new Map<string, number>();
  const demandes = CATEGORIES.flatMap((categorie) => ACTIONS_DE_LISTE.map((action) => ({ categorie, action })));
  await pourDesMondes(250, async (monde, maintenant) => {
    const filtres = demandes.map(({ categorie, action }) => filtreDossiers(monde.sujet, categorie, action));
    // Beaucoup de catégories ont la même condition : chaque texte n'est évalué qu'une fois.
    const textes = [...new Set(filtres.map(({ texte }) => texte))];
    const colonnes = textes.map((texte, i) => `${texte} AS c${i}`).join(', ');
    const { rows } = await base.client.query<Record<string, boolean>>(
      `SELECT ${colonnes} FROM dossier d ORDER BY d.id`,
      valeursSujet(monde.sujet),
    );
    for (const [rang, faits] of faitsDe(monde, maintenant).entries()) {
      const attendus = demandes.map(({ categorie, action }) => peut(monde.sujet, action, { categorie, faits }));
      expect(filtres.map(({ texte }) => rows[rang]?.[`c${textes.indexOf(texte)}`])).toEqual(attendus);
      for (const [i, { action }] of demandes.entries()) {
        if (attendus[i]) passages.set(action, (passages.get(action) ?? 0) + 1);
      }
    }
  });
  // L'essai ne vaut que si des demandes aboutissent effectivement.
  for (const action of ACTIONS_DE_LISTE) expect([action, (passages.get(action) ?? 0) > 0]).toEqual([action, true]);
}, 180_000);

it('filtreDossiers se place n’importe où dans une requête', async () => {
  await pourDesMondes(50, async (monde, maintenant) => {
    const { texte, valeurs } = filtreDossiers(monde.sujet, 'identite', 'lire', { premierParametre: 2, alias: 'x' });
    const lus = await ids(`SELECT x.id FROM dossier x WHERE $1::boolean AND ${texte} ORDER BY x.id`, [
      true,
      ...valeurs,
    ]);
    const attendus = faitsDe(monde, maintenant).filter((faits) =>
      peut(monde.sujet, 'lire', { categorie: 'identite', faits }),
    );
    expect(lus).toEqual(attendus.map((faits) => faits.dossierId));
  });
}, 60_000);

it('expressionsFiche projette comme categoriesLisibles', async () => {
  await pourDesMondes(200, async (monde, maintenant) => {
    const { jointure, expressions } = expressionsFiche(monde.sujet.fonction, { alias: 'd' });
    const colonnes = CATEGORIES.map((categorie) => `${expressions[categorie]} AS "${categorie}"`).join(', ');
    const { rows } = await base.client.query<Record<CategorieDonnee, boolean> & { id: string }>(
      `SELECT d.id, ${colonnes} FROM dossier d ${jointure} ORDER BY d.id`,
      valeursSujet(monde.sujet),
    );
    const attendus = faitsDe(monde, maintenant).map((faits) => categoriesLisibles(monde.sujet, faits).lisibles);
    expect(rows.map((ligne) => CATEGORIES.filter((categorie) => ligne[categorie]))).toEqual(attendus);
  });
}, 120_000);

it('filtreTaches rend exactement les tâches que peut accepte', async () => {
  let lues = 0;
  await pourDesMondes(250, async (monde, maintenant) => {
    const faits = faitsDe(monde, maintenant);
    for (const action of ['lire', 'ecrire'] as const) {
      const filtre = filtreTaches(monde.sujet, action);
      const texte = `SELECT t.id FROM tache t LEFT JOIN dossier d ON d.id = t.dossier_id WHERE ${filtre.texte} ORDER BY t.id`;
      const attendues = monde.taches.filter((tache) =>
        peut(monde.sujet, action, {
          categorie: 'taches',
          faits: faits.find((f) => f.dossierId === tache.dossierId) ?? faitsDeTriage(tache.plateformeId, false),
          element: faitsDeTache(monde.sujet, tache),
        }),
      );
      const obtenues = await ids(texte, filtre.valeurs);
      expect(obtenues).toEqual(attendues.map((tache) => tache.id));
      lues += obtenues.length;
    }
  });
  expect(lues).toBeGreaterThan(0);
}, 120_000);

it('une condition n’est jamais nulle : sa négation rend le complément', async () => {
  await pourDesMondes(30, async (monde) => {
    for (const categorie of CATEGORIES) {
      const { texte, valeurs } = filtreDossiers(monde.sujet, categorie, 'lire');
      const oui = await ids(`SELECT d.id FROM dossier d WHERE ${texte}`, valeurs);
      const pasNon = await ids(`SELECT d.id FROM dossier d WHERE NOT ${texte}`, valeurs);
      expect(oui.length + pasNon.length).toBe(monde.dossiers.length);
    }
  });
}, 120_000);
