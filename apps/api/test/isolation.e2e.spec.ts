import { nirDe } from './cles-de-test.js';
import { routesDeclarees, type RouteDeclaree } from '../src/platform/http/catalogue-routes.js';
import { schemaDeDto } from '../src/platform/http/schema-dto.js';
import { AUTRE_DOSSIER, ID_INCONNU, cheminDe, connexions, ouvrirCibles, type Cibles } from './balayage/cibles.js';
import { exempleDe } from './balayage/corpus.js';
import { empreinteDe, tablesChangees } from './balayage/empreinte-base.js';
import type { ReponseHttp } from './client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';
import { ouvrirSocket, type SocketDeTest } from './socket-de-test.js';
import { exigerAucunePanne } from './securite/pannes-notees.js';

const GENRES_D_UN_DOSSIER = [
  'dossiers',
  'signalements',
  'taches',
  'consentements',
  'affectations',
  'transmissions',
  'visites-pre-reprise',
  'dispositifs',
  'diagnostics',
  'relais',
  'droits-sociaux',
  'aides-financieres',
  'preconisations',
  'suivis',
  'feuilles-de-route',
  'entretiens',
  'contacts',
  'liens',
  'rendez-vous',
  'propositions',
  'questions',
  'mots',
  'mandats',
  'documents',
  'fichiers',
  'demandes-droit',
  'exports-acces',
] as const;

/** Ce qu'écrit l'assuré depuis son livret, quand un texte seul ne suffit pas. */
const CORPS_DU_LIVRET: Readonly<Record<string, object>> = {
  mots: { texte: 'Texte', partage: false },
  mandats: {
    civilite: 'Mme',
    nomNaissance: 'Nom',
    prenom: 'Prénom',
    dateNaissance: '1980-01-01',
    portee: 'LIRE',
    debut: '2031-01-01',
    fin: '2032-01-01',
  },
};

/** Qui n'a rien à voir avec le dossier visé, et ce qu'il ne doit pas atteindre ; `sauf` : ses droits propres, relus. */
const ETRANGERS: readonly { compte: string; genres: readonly string[] | 'tous'; sauf?: readonly RegExp[] }[] = [
  { compte: 'assistante.sociale.2', genres: 'tous' },
  { compte: 'medecin.travail.2', genres: 'tous' },
  {
    compte: 'cap.emploi',
    genres: [...GENRES_D_UN_DOSSIER, 'notifications', 'imports', 'reperage', 'habilitations', 'utilisateurs', 'echecs'],
  },
  { compte: 'assuree', genres: 'tous' },
  { compte: 'mandataire', genres: 'tous' },
  { compte: 'pilote', genres: 'tous' },
  // Le journal de sa plateforme est le métier du délégué (domain.md 1.5, ligne « Journal »).
  {
    compte: 'dpo',
    genres: 'tous',
    sauf: [
      /^GET .*\/dossiers\/:id\/journal$/,
      /^GET \/api\/v1\/journal(\.csv)?$/,
      // Les demandes de droit de sa plateforme, et le gel qu'elles demandent, le sont aussi.
      /\/api\/v1\/(demandes-droit|exports-acces)(\/|$)/,
      /\/dossiers\/:id\/limitation/,
    ],
  },
  { compte: 'admin', genres: [...GENRES_D_UN_DOSSIER, 'revues', 'passages', 'notifications', 'imports', 'reperage'] },
];

describe('étanchéité : ce qui n’est pas à moi n’existe pas', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let routes: RouteDeclaree[];
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  let secrets: string[];
  /** Numéro du dossier : le délégué le lit, avec ses demandes et son journal. */
  let numero: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.02);
    routes = routesDeclarees(app.app);
    cibles = await ouvrirCibles(app, AUTRE_DOSSIER);
    connecte = connexions(app.url);
    const [personne] = await app.sql<{ assure: string; numero: string }>(
      `SELECT a.id AS assure, d.numero FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE d.id = $1`,
      [cibles.dossiers],
    );
    // Le nom seul ne prouve rien (d'autres le portent) : l'essai en fait un qui n'est qu'à cette personne.
    await app.sql(
      `UPDATE assure SET nom_naissance = 'Zqxisolement', recherche = 'zqxisolement' || recherche WHERE id = (SELECT assure_id FROM dossier WHERE id = $1)`,
      [cibles.dossiers],
    );
    numero = personne?.numero ?? '?';
    secrets = ['zqxisolement', await nirDe(app.sql, personne!.assure), numero];
  }, 120_000);

  afterAll(() => app?.fermer());

  const genresDe = (route: RouteDeclaree): string[] =>
    route.chemin.split('/').flatMap((segment, i, tous) => (/^:(?!categorie)/.test(segment) ? [tous[i - 1] ?? ''] : []));

  const appeler = async (
    compte: string,
    route: RouteDeclaree,
    idDe: (genre: string) => string,
  ): Promise<ReponseHttp> => {
    const corps =
      route.corps === null
        ? undefined
        : JSON.stringify(route.corps === Object ? {} : exempleDe(schemaDeDto(route.corps)));
    const entetes = { 'if-match': '"1"', ...(corps === undefined ? {} : { 'content-type': 'application/json' }) };
    const client = await connecte(compte);
    return client.requete(route.methode, cheminDe(route, idDe), { ...(corps === undefined ? {} : { corps }), entetes });
  };

  const sansNumero = ({ statut, corps }: ReponseHttp): string =>
    JSON.stringify([statut, { ...(corps as object), correlationId: null }]);
  const fuite = (texte: string): string[] =>
    secrets.filter((secret) => texte.toLowerCase().includes(secret.toLowerCase()));

  const comparer = async (compte: string, route: RouteDeclaree): Promise<string[]> => {
    const nom = `${compte} ${route.methode} ${route.chemin}`;
    const [vrai, hasard] = [
      await appeler(compte, route, (g) => cibles[g as keyof Cibles]),
      await appeler(compte, route, () => ID_INCONNU),
    ];
    const fautes: string[] = [];
    if (vrai.statut !== 404 && vrai.statut !== 403) fautes.push(`${nom} : ${vrai.statut} ${vrai.texte.slice(0, 150)}`);
    else if (sansNumero(vrai) !== sansNumero(hasard))
      fautes.push(`${nom} : ${sansNumero(vrai)} ≠ ${sansNumero(hasard)}`);
    return [...fautes, ...fuite(vrai.texte).map((s) => `${nom} laisse voir ${s}`)];
  };

  it.each(ETRANGERS)(
    '$compte : même réponse que pour un identifiant inventé, sur toute route qui en porte un',
    async ({ compte, genres, sauf = [] }) => {
      const visees = routes.filter((route) => {
        const portes = genresDe(route);
        return (
          portes.length > 0 &&
          portes.every((g) => genres === 'tous' || genres.includes(g)) &&
          !sauf.some((s) => s.test(`${route.methode} ${route.chemin}`))
        );
      });
      expect(visees.length).toBeGreaterThan(20);
      // La connexion date la dernière visite de l'utilisateur : elle se fait avant de mesurer.
      await connecte(compte);
      const avant = await empreinteDe(app);
      const fautes: string[] = [];
      for (const route of visees) fautes.push(...(await comparer(compte, route)));
      expect(fautes).toEqual([]);
      expect(tablesChangees(avant, await empreinteDe(app))).toEqual([]);
    },
    120_000,
  );

  it.each(ETRANGERS)(
    '$compte : aucune liste ne laisse voir ce dossier, même en le cherchant',
    async ({ compte, sauf = [] }) => {
      const client = await connecte(compte);
      const listes = routes.filter(
        (r) =>
          r.methode === 'GET' &&
          r.parametres.length === 0 &&
          r.chemin.startsWith('/api/v1/') &&
          r.declaration?.sorte !== 'public',
      );
      const fautes: string[] = [];
      for (const { chemin, requete } of listes) {
        const filtres =
          'recherche' in (requete === null ? {} : (schemaDeDto(requete).properties ?? {}))
            ? ['', ...secrets.map((s) => `?recherche=${s}`)]
            : [''];
        for (const filtre of filtres) {
          const { texte, statut } = await client.get(`${chemin}${filtre}`);
          if (statut >= 500) fautes.push(`${chemin}${filtre} ${statut}`);
          const idPermis = sauf.some((s) => s.test(`GET ${chemin}`));
          fautes.push(
            ...[
              ...fuite(texte).filter((s) => !idPermis || s !== numero),
              ...(!idPermis && texte.includes(cibles.dossiers) ? ['l’id du dossier'] : []),
            ].map((s) => `${compte} ${chemin}${filtre} laisse voir ${s}`),
          );
        }
      }
      expect(fautes).toEqual([]);
    },
    120_000,
  );

  it('l’assistante sociale du dossier, elle, y accède : le balayage vise de vraies ressources', async () => {
    await app.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) SELECT gen_random_uuid(), $1, id, 'CERCLE' FROM utilisateur WHERE sujet = 'assistante.sociale'`,
      [cibles.dossiers],
    );
    const lectures = routes.filter(
      (r) =>
        r.methode === 'GET' &&
        genresDe(r).length > 0 &&
        !/imports|envois|echecs|journal|notifications|reconfirmations|v1\/demandes-droit|limitation/.test(r.chemin),
    );
    const statuts: Record<string, number> = {};
    for (const route of lectures)
      statuts[route.chemin] = (await appeler('assistante.sociale', route, (g) => cibles[g as keyof Cibles])).statut;
    const refuses = Object.entries(statuts)
      .filter(([, statut]) => statut !== 200)
      .map(([chemin, statut]) => `${chemin} ${statut}`);
    // Le compte rendu n'existe qu'après la validation de la séance.
    expect(refuses.filter((r) => !/compte-rendu/.test(r))).toEqual([]);
  });

  it('l’assuré et son mandataire ne choisissent pas leur dossier par l’adresse', async () => {
    const fautes: string[] = [];
    for (const compte of ['assuree', 'mandataire'])
      // Une ressource nommée (`:id`) est déjà visée plus haut : ici, seul le dossier change.
      for (const route of routes.filter((r) => /\/mon-(livret|journal)[^:]*$/.test(r.chemin))) {
        const genre = route.chemin.split('/').at(-1) ?? '';
        const corps = route.corps === null ? undefined : JSON.stringify(CORPS_DU_LIVRET[genre] ?? { texte: 'Texte' });
        const client = await connecte(compte);
        const [autre, inconnu] = await Promise.all(
          [cibles.dossiers, ID_INCONNU].map((id) =>
            client.requete(route.methode, `${route.chemin}?dossierId=${id}`, {
              ...(corps === undefined ? {} : { corps }),
              version: 1,
            }),
          ),
        );
        if (!autre || !inconnu || autre.statut < 403 || sansNumero(autre) !== sansNumero(inconnu))
          fautes.push(`${compte} ${route.chemin} ${autre?.texte}`);
      }
    expect(fautes).toEqual([]);
  });

  describe('sockets', () => {
    let participante: SocketDeTest;
    let etrangere: SocketDeTest | undefined;
    beforeAll(async () => {
      participante = await ouvrirSocket(await connecte('coordinatrice'));
    });
    afterEach(() => etrangere?.fermer());
    afterAll(() => participante?.fermer());

    it.each(['assistante.sociale.2', 'medecin.travail.2', 'assuree', 'mandataire', 'pilote', 'dpo', 'admin'])(
      '%s n’entre dans aucune salle, et n’y entend rien',
      async (compte) => {
        const socket = await ouvrirSocket(await connecte(compte));
        etrangere = socket;
        for (const [message, champ, id] of [
          ['revue.rejoindre', 'revueId', cibles.revues],
          ['passage.prendre-la-main', 'passageId', cibles.passages],
          ['passage.ecrire', 'passageId', cibles.passages],
        ] as const) {
          const reste = message === 'passage.ecrire' ? { texte: 'x', position: 0 } : {};
          const vrai = await socket.envoyer(message, { [champ]: id, ...reste });
          const hasard = await socket.envoyer(message, { [champ]: ID_INCONNU, ...reste });
          const code = (r: typeof vrai): string => (r.ok ? 'ok' : r.probleme.code);
          expect(['introuvable', 'acces-refuse']).toContain(code(vrai));
          expect({ message, code: code(vrai) }).toEqual({ message, code: code(hasard) });
        }
        // Noms de salles devinés, envoyés comme commandes ou comme pièces de la poignée de main.
        for (const salle of [`revue:${cibles.revues}`, `passage:${cibles.passages}`, 'join', 'rejoindre'])
          socket.brute.emit(salle, `revue:${cibles.revues}`);
        const entree = await participante.envoyer('revue.rejoindre', { revueId: cibles.revues });
        expect(entree.ok).toBe(true);
        await participante.envoyer('revue.quitter', { revueId: cibles.revues });
        await new Promise((r) => setTimeout(r, 150));
        expect(socket.trames.filter(({ nom }) => /^(revue|passage)\./.test(nom))).toEqual([]);
      },
    );

    it('sans cookie, avec un cookie faux, ou d’une autre origine : pas de connexion', async () => {
      const { io } = await import('socket.io-client');
      const bonne = (await connecte('coordinatrice')).enteteCookie();
      const essais: Record<string, string>[] = [
        {},
        { cookie: 'pdp=faux' },
        { cookie: bonne, origin: 'https://ailleurs.invalid' },
      ];
      for (const extraHeaders of essais) {
        const brute = io(app.url, {
          path: '/api/temps-reel',
          transports: ['websocket'],
          extraHeaders,
          reconnection: false,
          forceNew: true,
        });
        const entree = await new Promise<boolean>((dire) => {
          brute.once('connect', () => dire(true));
          brute.once('connect_error', () => dire(false));
        });
        brute.close();
        expect(entree).toBe(false);
      }
    });
  });
});
