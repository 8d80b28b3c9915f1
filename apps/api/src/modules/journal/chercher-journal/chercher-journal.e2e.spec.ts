import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LIBELLES_FONCTION, type LigneJournalVue, type Page, type Probleme } from '@pdp/domain';
import type { ClientHttp } from '../../../../test/client-http.js';
import { connecter } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';

type Reponse = Page<LigneJournalVue> & Probleme;

describe('journal des accès, pour le délégué', () => {
  let app: ApplicationDemo;
  let dpo: ClientHttp;
  let dossierId: string;
  let ailleurs: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    const [autre] = await app.sql<{ id: string }>(
      `SELECT d.id FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE p.departement <> '56' LIMIT 1`,
    );
    ailleurs = autre!.id;
    dpo = await connecter(app.url, 'dpo');
    const sociale = await connecter(app.url, 'assistante.sociale');
    for (let i = 0; i < 4; i++) await sociale.get(`/dossiers/${dossierId}`);
    const assuree = await connecter(app.url, 'assuree');
    await assuree.get('/mon-livret');
    await (await connecter(app.url, 'comete')).get(`/dossiers/${dossierId}`);
    const deuxieme = await connecter(app.url, 'assistante.sociale.2');
    await deuxieme.get(`/dossiers/${ailleurs}`);
    await deuxieme.get(`/dossiers/${dossierId}`);
  }, 180_000);
  afterAll(() => app?.fermer());

  const chercher = async (suite = ''): Promise<readonly LigneJournalVue[]> =>
    (await dpo.get<Reponse>(`/journal${suite}`)).corps.elements;

  test('cherche par dossier (id ou numéro), agent, acte, résultat et période', async () => {
    const agent = await app.idDe('assistante.sociale');
    const [{ numero } = { numero: '' }] = await app.sql<{ numero: string }>(
      'SELECT numero FROM dossier WHERE id = $1',
      [dossierId],
    );
    const parDossier = await chercher(`?dossier=${dossierId}`);
    expect(parDossier.length).toBeGreaterThan(4);
    expect(parDossier.every((l) => l.dossierId === dossierId)).toBe(true);
    const lectures = await chercher(`?dossier=${numero}&agent=${agent}&action=lecture`);
    expect(lectures.length).toBeGreaterThanOrEqual(4);
    expect(new Set(lectures.map((l) => [l.action, l.libelle, l.resultat].join()))).toEqual(
      new Set(['lecture,Ouvrir le dossier,OK']),
    );
    expect((await chercher(`?agent=${agent}&action=session.`)).every((l) => l.action.startsWith('session.'))).toBe(
      true,
    );
    expect(await chercher('?du=2020-01-01&au=2020-02-01')).toEqual([]);
    expect((await chercher('?resultat=REFUS')).every((l) => l.resultat === 'REFUS')).toBe(true);
  });

  test('pagine par curseur, sans trou ni double', async () => {
    const tout = await chercher('?limite=200');
    const lus: number[] = [];
    for (let curseur: string | null = ''; curseur !== null;) {
      const { corps }: { corps: Reponse } = await dpo.get<Reponse>(`/journal?limite=3&curseur=${curseur}`);
      lus.push(...corps.elements.map((l: LigneJournalVue) => l.id));
      curseur = corps.curseurSuivant;
    }
    expect(new Set(lus).size).toBe(lus.length);
    expect(lus.filter((id) => id <= tout[0]!.id)).toEqual(tout.map((l) => l.id));
  });

  test('ne montre ni un autre territoire, ni le nom de l’assuré, ni un contenu', async () => {
    const tout = await chercher('?limite=200');
    const deuxieme = await app.idDe('assistante.sociale.2');
    expect(tout.filter((l) => l.dossierId === ailleurs)).toEqual([]);
    // Sa lecture d'un dossier d'ici se voit (et fut refusée) ; sa connexion, là-bas, non.
    expect(new Set(tout.filter((l) => l.utilisateurId === deuxieme).map((l) => l.dossierId))).toEqual(
      new Set([dossierId]),
    );
    expect((await dpo.get<Reponse>(`/journal?dossier=${ailleurs}`)).statut).toBe(404);
    const assuree = tout.filter((l) => l.fonction === LIBELLES_FONCTION.ASSURE);
    expect(assuree.length).toBeGreaterThan(0);
    expect(assuree.every((l) => l.qui === 'L’assuré')).toBe(true);
    expect(JSON.stringify(tout)).not.toContain('Guéguen');
  });

  test('l’export a les mêmes lignes, formules neutralisées', async () => {
    await app.sql(`UPDATE utilisateur SET prenom = '=1+1' WHERE sujet = 'comete'`);
    const { statut, texte, entetes } = await dpo.get(`/journal.csv?dossier=${dossierId}`);
    expect(statut).toBe(200);
    expect(entetes.get('content-disposition')).toContain('journal-des-acces.csv');
    const lignes = texte.trimEnd().split('\r\n');
    expect(lignes[0]).toContain('LIGNE;DATE;HEURE_PARIS;QUI');
    expect(texte).toContain(`;'=1+1 `);
    expect(texte).not.toContain(';=1+1');
    const vues = await chercher(`?dossier=${dossierId}&limite=200`);
    // L'export est lui-même une ligne du journal, comme chaque recherche sur ce dossier.
    expect(vues.slice(0, 2).map((l) => l.action)).toEqual(['journal.chercher', 'journal.exporter']);
    expect(lignes.length - 1).toBe(vues.length - 1);
  });

  test('l’assurée lit que le délégué a vérifié, en mots simples', async () => {
    const assuree = await connecter(app.url, 'assuree');
    const { corps } = await assuree.get<Page<{ action: string }>>(`/dossiers/${dossierId}/journal`);
    expect(corps.elements.map((l) => l.action)).toContain('a vérifié qui avait ouvert votre dossier');
  });

  test.each(['admin', 'assuree', 'assistante.sociale', 'pilote'])('%s : refusé', async (compte) => {
    const client = await connecter(app.url, compte);
    expect((await client.get('/journal')).statut).toBe(403);
    expect((await client.get('/journal.csv')).statut).toBe(403);
  });

  test.each([
    '?agent=x',
    '?du=2026-02-30',
    '?du=2026-03-02&au=2026-03-01',
    '?du=2020-01-01&au=2026-01-01',
    '?resultat=PEUT',
    `?action=${encodeURIComponent("a' OR 1=1")}`,
    '?curseur=zz',
  ])('saisie refusée : %s', async (suite) => {
    expect((await dpo.get<Reponse>(`/journal${suite}`)).statut).toBe(400);
  });
});
