import { pino } from 'pino';
import { COMPTES_DEMO } from '../src/demo/comptes.js';
import { journalTechnique } from '../src/platform/health/journal-technique.js';
import { routesDeclarees, type RouteDeclaree } from '../src/platform/http/catalogue-routes.js';
import { CANARIS, droitsAttendus, poserCanaris, type Canari } from './balayage/canaris.js';
import { cheminDe, connexions, ouvrirCibles, type Cibles } from './balayage/cibles.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';
import { jusquA } from './jusqu-a.js';

const COMPTES = COMPTES_DEMO.map((c) => c.compte);

/**
 * Le délégué répond à une personne : il lit son nom en ouvrant sa demande, et cela s'inscrit au journal (décision 0024). Ce seul
 * champ est ôté avant de chercher : le même nom ailleurs dans la réponse serait une fuite.
 */
function sansNomDeQuiDemande(compte: string, chemin: string, texte: string): string {
  if (compte !== 'dpo' || chemin !== '/api/v1/demandes-droit/:id') return texte;
  const { personne, ...reste } = JSON.parse(texte) as Record<string, unknown>;
  if (typeof personne !== 'string') throw new Error('la demande ouverte ne nomme personne');
  return JSON.stringify(reste);
}

describe('canaris : nul ne reçoit une catégorie qu’il ne peut pas lire', () => {
  let app: ApplicationDemo;
  let lectures: RouteDeclaree[];
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  let peutVoir: Awaited<ReturnType<typeof droitsAttendus>>;
  const vus = new Map<string, Set<string>>();
  const journal: string[] = [];

  beforeAll(async () => {
    const flux = (journalTechnique as unknown as Record<symbol, { write(ligne: string): void }>)[
      pino.symbols.streamSym
    ];
    if (flux) flux.write = (ligne) => void journal.push(ligne);
    app = await ouvrirApplicationDemo({}, 0.02);
    lectures = routesDeclarees(app.app).filter(
      (r) => r.methode === 'GET' && r.chemin.startsWith('/api/v1/') && r.declaration?.sorte !== 'public',
    );
    cibles = await ouvrirCibles(app);
    await poserCanaris(app, cibles.dossiers);
    peutVoir = await droitsAttendus(app, cibles.dossiers);
    connecte = connexions(app.url);
  }, 120_000);

  afterAll(() => app?.fermer());

  const trouves = (texte: string): Canari[] =>
    CANARIS.filter(({ marque }) => texte.includes(marque) || texte.includes(marque.toLowerCase()));

  // Chaque lecture, et pour les listes une recherche par chaque marque : chercher ne doit pas apprendre.
  const adressesDe = (route: RouteDeclaree): string[] => {
    const chemin = cheminDe(route, (genre) => cibles[genre]);
    if (!/\/(dossiers|signalements|annuaire|habilitations)$/.test(chemin)) return [chemin, `${chemin}?limite=200`];
    return [
      `${chemin}?limite=200`,
      ...CANARIS.map(({ marque }) => `${chemin}?recherche=${encodeURIComponent(marque)}`),
    ];
  };

  it.each(COMPTES)(
    '%s',
    async (compte) => {
      const client = await connecte(compte);
      const fuites: string[] = [];
      for (const route of lectures)
        for (const adresse of adressesDe(route)) {
          const { texte, entetes } = await client.get(adresse);
          const lu = sansNomDeQuiDemande(compte, route.chemin, texte);
          for (const canari of trouves(lu + JSON.stringify([...entetes]))) {
            vus.set(canari.marque, (vus.get(canari.marque) ?? new Set()).add(compte));
            if (!peutVoir(compte, canari)) fuites.push(`${route.chemin} : ${canari.marque} (${canari.categorie})`);
          }
        }
      expect([...new Set(fuites)]).toEqual([]);
    },
    60_000,
  );

  it('chaque marque a été vue par quelqu’un qui en a le droit : le balayage voit', () => {
    const invisibles = CANARIS.filter(({ marque }) => !vus.has(marque)).map(({ marque }) => marque);
    expect(invisibles).toEqual([]);
  });

  it('la matrice indépendante ouvre quelque chose à chacun de ceux qui suivent ce dossier, et rien aux autres', () => {
    const ouverts = (compte: string): number => CANARIS.filter((c) => peutVoir(compte, c)).length;
    for (const compte of ['assistante.sociale', 'medecin.conseil', 'coordinatrice', 'medecin.travail', 'assuree'])
      expect({ compte, ouverts: ouverts(compte) > 3 }).toEqual({ compte, ouverts: true });
    for (const compte of [
      'cap.emploi',
      'comete',
      'pilote',
      'admin',
      'dpo',
      'assistante.sociale.2',
      'medecin.travail.2',
    ])
      expect({ compte, ouverts: ouverts(compte) }).toEqual({ compte, ouverts: 0 });
  });

  describe('hors des réponses', () => {
    const ECRIT = 'ZqxEcrit';

    beforeAll(async () => {
      const claire = await connecte('assistante.sociale');
      const dossier = `/dossiers/${cibles.dossiers}`;
      const version = (await claire.get<{ version: number }>(dossier)).corps.version;
      await claire.put(`${dossier}/categories/projet`, { description: ECRIT }, { version });
      await claire.post(`${dossier}/entretiens`, { date: '2026-01-05', modalite: 'TELEPHONE', resume: ECRIT });
      await claire.post(`${dossier}/preconisations`, { code: 'AUTRE', commentaire: ECRIT });
      await claire.post(`${dossier}/taches`, { libelle: ECRIT, responsableId: await app.idDe('assistante.sociale') });
      await claire.post(`${dossier}/livret/publication`);
      await claire.put(`/passages/${cibles.passages}/brouillon`, { texte: ECRIT }, { version: 1 });
      const sophie = await connecte('assuree');
      await sophie.post('/mon-livret/questions', { texte: ECRIT });
      await sophie.put('/mon-livret/cap', { texte: ECRIT }, { version: 0 });
      await jusquA(
        'boîte de sortie vidée',
        async () =>
          (await app.sql(`SELECT 1 FROM outbox WHERE traite_le IS NULL AND abandonne_le IS NULL`)).length === 0,
      );
    }, 60_000);

    const MARQUES = [ECRIT, ...CANARIS.map((c) => c.marque), 'Guéguen', 'gueguen'];
    const marquesDans = (texte: string): string[] => MARQUES.filter((m) => texte.includes(m));

    const lignesDe = async (table: string): Promise<string> =>
      (await app.sql<{ t: string }>(`SELECT t::text AS t FROM ${table} t`)).map(({ t }) => t).join('\n');

    it('l’écriture a bien eu lieu', async () => {
      for (const table of ['categorie_dossier', 'entretien', 'tache'])
        expect({ table, ecrit: (await lignesDe(table)).includes(ECRIT) }).toEqual({ table, ecrit: true });
    });

    it.each(['outbox', 'inbox', 'journal_acces', 'notification', 'envoi', 'session', 'affectation_dossier'])(
      '%s ne porte aucun contenu',
      async (table) => {
        const lignes = await lignesDe(table);
        expect(lignes.length).toBeGreaterThan(0);
        expect(marquesDans(lignes)).toEqual([]);
      },
    );

    it('la file d’attente ne porte que des identifiants', async () => {
      const tables = await app.sql<{ nom: string }>(
        `SELECT 'bullmq.' || quote_ident(tablename) AS nom FROM pg_tables WHERE schemaname = 'bullmq'`,
      );
      expect(tables.length).toBeGreaterThan(0);
      for (const { nom } of tables)
        expect({ nom, marques: marquesDans(await lignesDe(nom)) }).toEqual({ nom, marques: [] });
    });

    it('une panne en pleine écriture n’écrit rien du contenu dans le journal technique ni dans la réponse', async () => {
      await app.sql(`ALTER TABLE entretien RENAME TO entretien_cache`);
      try {
        const claire = await connecte('assistante.sociale');
        const panne = await claire.post(`/dossiers/${cibles.dossiers}/entretiens`, {
          date: '2026-01-05',
          modalite: 'TELEPHONE',
          resume: ECRIT,
        });
        expect(panne.statut).toBe(500);
        expect(marquesDans(panne.texte)).toEqual([]);
        expect(panne.texte).not.toMatch(/\b(relation|entretien_cache|select|insert)\b/i);
      } finally {
        await app.sql(`ALTER TABLE entretien_cache RENAME TO entretien`);
      }
      expect(journal.some((ligne) => ligne.includes('erreur imprévue'))).toBe(true);
      expect(marquesDans(journal.join('\n'))).toEqual([]);
    });

    it('les mesures ne portent ni identifiant ni contenu', async () => {
      const { texte } = await (await connecte('assistante.sociale')).get('/api/metriques');
      expect(marquesDans(texte)).toEqual([]);
      expect(texte).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    });
  });
});
