import {
  CATEGORIES,
  CATEGORIES_FICHE,
  COLONNE_DE_FONCTION,
  FONCTIONS,
  type CategorieFiche,
  type DossierVue,
  type Fonction,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { attendu, lireReference, type Demande, type Situation } from '../../../../libs/permissions/test/oracle.js';
import { CONTENUS, MARQUES } from '../../src/modules/dossier/essais/monde.js';
import { pg } from '../../src/platform/database/pg.js';
import { codePg } from '../../src/platform/database/unite-de-travail.js';
import { ouvrirApplication, type ApplicationDeTest } from '../application-de-test.js';
import type { ReponseHttp } from '../client-http.js';
import { ouvrirSocket } from '../socket-de-test.js';
import { ouvrirMondeDeMatrice, SEULE_ACCORDEE, type Cadre, type MondeDeMatrice } from './monde-de-matrice.js';
import { exigerAucunePanne } from './pannes-notees.js';

const reference = lireReference();

const LIENS: readonly Cadre['lien'][] = ['aucun', 'service', 'agent', 'revue', 'termine'];
const ACCORDS: readonly Pick<Cadre, 'partage' | 'accord'>[] = [
  { partage: 'absent', accord: 'absent' },
  { partage: 'donne', accord: 'absent' },
  { partage: 'donne', accord: 'donne' },
  { partage: 'absent', accord: 'donne' },
  { partage: 'donne', accord: 'autreCategorie' },
  { partage: 'donne', accord: 'autreOrganisme' },
  { partage: 'retire', accord: 'retire' },
  { partage: 'expire', accord: 'expire' },
];
const ETATS: readonly Pick<Cadre, 'etat' | 'limite'>[] = [
  { etat: 'OUVERT_SANS_PARTAGE', limite: false },
  { etat: 'EN_COURS', limite: false },
  { etat: 'CLOS', limite: false },
  { etat: 'ARCHIVE', limite: false },
  { etat: 'EN_COURS', limite: true },
];
const CADRES: readonly Cadre[] = LIENS.flatMap((lien) =>
  ACCORDS.flatMap((accords) => ETATS.map((etats) => ({ lien, ...accords, ...etats }))),
);
/** Écritures : chaque lien et chaque sorte d'accord en cours, puis les dossiers figés. */
const CADRES_D_ECRITURE = CADRES.filter(
  (c) =>
    (c.etat === 'EN_COURS' && !c.limite && ['donne', 'absent', 'retire'].includes(c.partage)) ||
    (c.lien === 'agent' && c.partage === 'donne' && c.accord === 'donne') ||
    (c.etat === 'OUVERT_SANS_PARTAGE' && c.partage === 'absent' && c.lien !== 'termine'),
);

type Categorie = (typeof CATEGORIES)[number];

/** La réponse que domain.md 1.5 attend, d'après la copie écrite à la main. */
function portee(fonction: Fonction, demande: Demande, categorie: Categorie, cadre: Cadre): string | null {
  const colonne = COLONNE_DE_FONCTION[fonction] ?? 'DPO';
  const accord = cadre.accord === 'autreCategorie' && categorie === SEULE_ACCORDEE ? 'donne' : cadre.accord;
  const situation: Situation = { ...cadre, accord, element: 'aucun' };
  return attendu(reference[categorie]?.[colonne] ?? '-', colonne, demande, situation);
}

const visible = (fonction: Fonction, cadre: Cadre): boolean =>
  CATEGORIES.some((c) => c !== 'journal' && portee(fonction, 'lire', c, cadre) !== null);

type Reponse = 'permis' | 403 | 404 | 423;
const reponse = (fonction: Fonction, demande: Demande, categorie: Categorie, cadre: Cadre): Reponse => {
  if (portee(fonction, demande, categorie, cadre) !== null) return 'permis';
  return visible(fonction, cadre) ? 403 : 404;
};

/** Un refus d'écrire dit d'abord le gel : c'est lui, et non la fonction, que la personne peut faire lever. */
const siGele = (voulue: Reponse, { limite }: Cadre): Reponse => (limite && voulue === 403 ? 423 : voulue);

/** Lectures d'un dossier autres que la fiche : leur adresse, et la catégorie qu'elles découvrent. */
const LECTURES: readonly (readonly [string, Categorie])[] = [
  ['entretiens', 'dispositifs'],
  ['preconisations', 'dispositifs'],
  ['livret', 'livret'],
];

describe('matrice de domain.md 1.5, par HTTP et par sockets', () => {
  exigerAucunePanne();
  let app: ApplicationDeTest;
  let client: pg.Client;
  let monde: MondeDeMatrice;
  let demandes = 0;

  beforeAll(async () => {
    app = await ouvrirApplication();
    client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    // Une écriture qui finit encore peut nous attendre en croix : PostgreSQL en annule une, la nôtre se rejoue.
    const sql = async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> => {
      const jouer = async (): Promise<T[]> => (await client.query(texte, [...valeurs])).rows as T[];
      return jouer().catch((erreur: unknown) => {
        if (codePg(erreur) === '40P01') return jouer();
        throw erreur;
      });
    };
    monde = await ouvrirMondeDeMatrice(app.url, sql);
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await app?.fermer();
  });

  const enTexte = (fonction: Fonction, cadre: Cadre): string => `${fonction} ${JSON.stringify(cadre)}`;

  /** Pose chaque cadre, puis demande à toutes les fonctions à la fois ; rend les écarts. */
  const parcourir = async (
    cadres: readonly Cadre[],
    demander: (fonction: Fonction, cadre: Cadre) => Promise<string[]>,
  ): Promise<string[]> => {
    const ecarts: string[] = [];
    for (const cadre of cadres) {
      await monde.poser(cadre);
      ecarts.push(...(await Promise.all(FONCTIONS.map((f) => demander(f, cadre)))).flat());
      if (ecarts.length > 20) break;
    }
    return ecarts;
  };

  const ecartDeStatut = (
    { statut, texte }: ReponseHttp,
    voulu: Reponse,
    quoi: string,
    permis: readonly number[],
  ): string[] => {
    demandes += 1;
    const obtenu = permis.includes(statut) ? 'permis' : statut;
    return obtenu === voulu ? [] : [`${quoi} : ${statut} au lieu de ${voulu} ${texte.slice(0, 120)}`];
  };

  it('la fiche : chaque fonction × lien × accord × état lit exactement ses catégories, et aucune marque des autres', async () => {
    const ecarts = await parcourir(CADRES, async (fonction, cadre) => {
      const lue = await monde.clientDe(fonction, cadre.lien).get<DossierVue>(`/dossiers/${monde.dossierId}`);
      const quoi = enTexte(fonction, cadre);
      if (!visible(fonction, cadre)) return ecartDeStatut(lue, 404, quoi, [200]);
      const defaut = ecartDeStatut(lue, 'permis', quoi, [200]);
      if (defaut.length > 0) return defaut;
      return [...ecartsDeFiche(fonction, cadre, lue.corps), ...fuites(fonction, cadre, lue.texte)].map(
        (e) => `${quoi} ${e}`,
      );
    });
    expect(ecarts.slice(0, 10)).toEqual([]);
    expect(CADRES.length * FONCTIONS.length).toBe(200 * 21);
  }, 240_000);

  it('les autres lectures d’un dossier : leur catégorie, ou 403, ou 404', async () => {
    const ecarts = await parcourir(
      CADRES.filter((c) => c.etat === 'EN_COURS' && !c.limite),
      async (fonction, cadre) => {
        const qui = monde.clientDe(fonction, cadre.lien);
        const lues = await Promise.all(
          LECTURES.map(async ([chemin, categorie]) =>
            ecartDeStatut(
              await qui.get(`/dossiers/${monde.dossierId}/${chemin}`),
              reponse(fonction, 'lire', categorie, cadre),
              `${chemin} ${enTexte(fonction, cadre)}`,
              [200],
            ),
          ),
        );
        return lues.flat();
      },
    );
    expect(ecarts.slice(0, 10)).toEqual([]);
  }, 120_000);

  it('l’écriture d’une catégorie : permise, 403 ou 404, pour chaque fonction × catégorie × lien × accord', async () => {
    const ecarts = await parcourir(CADRES_D_ECRITURE, async (fonction, cadre) => {
      const qui = monde.clientDe(fonction, cadre.lien);
      const ecarts: string[] = [];
      for (const categorie of CATEGORIES_FICHE) {
        // Une version périmée : le droit se décide avant elle, et rien ne change d'un cadre à l'autre.
        const rendue = await qui.put(
          `/dossiers/${monde.dossierId}/categories/${categorie}`,
          CONTENUS[categorie] ?? {},
          { version: 999_999 },
        );
        const voulu = siGele(reponse(fonction, 'ecrire', categorie, cadre), cadre);
        ecarts.push(...ecartDeStatut(rendue, voulu, `${categorie} ${enTexte(fonction, cadre)}`, [400, 412, 422]));
      }
      return ecarts;
    });
    expect(ecarts.slice(0, 10)).toEqual([]);
  }, 240_000);

  it('les écritures par acte : l’acte d’abord, puis la catégorie', async () => {
    const cadres = CADRES.filter((c) => c.etat === 'EN_COURS' && !c.limite && c.partage !== 'expire');
    const ecarts = await parcourir(cadres, async (fonction, cadre) => {
      const entretien = await monde.clientDe(fonction, cadre.lien).post(`/dossiers/${monde.dossierId}/entretiens`, {
        date: '2026-01-05',
        modalite: 'TELEPHONE',
        resume: 'Essai',
      });
      const voulu = peutActe(fonction, 'entretien.creer') ? reponse(fonction, 'ecrire', 'social', cadre) : 403;
      return ecartDeStatut(entretien, voulu, `entretien ${enTexte(fonction, cadre)}`, [201]);
    });
    expect(ecarts.slice(0, 10)).toEqual([]);
  }, 120_000);

  it('les sockets : qui entre, qui tient la plume, et qui reçoit le brouillon d’un passage', async () => {
    const cadres = ACCORDS.flatMap((accords) =>
      (['aucun', 'service', 'agent'] as const).map((lien): Cadre => ({
        lien,
        ...accords,
        etat: 'EN_COURS',
        limite: false,
      })),
    );
    const ecarts: string[] = [];
    for (const cadre of cadres) {
      await monde.poser(cadre);
      ecarts.push(...(await ecartsDeSalle(cadre)));
    }
    expect(ecarts.slice(0, 10)).toEqual([]);
  }, 240_000);

  it('le nombre de demandes est celui de l’énoncé', () => {
    expect(demandes).toBeGreaterThan(10_000);
    console.log(`matrice : ${demandes} réponses HTTP et accusés de socket comparés à la copie écrite à la main.`);
  });

  type Accuse = { readonly ok: true } | { readonly ok: false; readonly probleme: { readonly code: string } };
  const admise = (accuse: Accuse): boolean =>
    accuse.ok || !['acces-refuse', 'introuvable'].includes(accuse.probleme.code);

  async function ecartsDeSalle(cadre: Cadre): Promise<string[]> {
    const ecarts: string[] = [];
    const noter = (fonction: Fonction, quoi: string, obtenu: unknown, voulu: unknown): void => {
      demandes += 1;
      if (obtenu !== voulu)
        ecarts.push(`${quoi} ${enTexte(fonction, cadre)} : ${String(obtenu)} au lieu de ${String(voulu)}`);
    };
    const sockets = await Promise.all(
      FONCTIONS.map(async (f) => [f, await ouvrirSocket(monde.clientDe(f, cadre.lien))] as const),
    );
    // Le Service social qui entre reçoit un lien le temps de la séance, si le partage est accordé.
    const regard = (fonction: Fonction): boolean => {
      const social = ['ASS', 'CSS'].includes(COLONNE_DE_FONCTION[fonction] ?? '');
      const lien = social && cadre.partage === 'donne' && cadre.lien !== 'agent' ? 'revue' : cadre.lien;
      return portee(fonction, 'lire', 'revueAgenda', { ...cadre, lien }) !== null;
    };
    for (const [f, socket] of sockets) {
      const entree = await socket.envoyer('revue.rejoindre', { revueId: monde.revueId });
      noter(f, 'rejoindre', entree.ok, peutActe(f, 'revue.participer'));
    }
    // Chacun rejoint de nouveau : un lien ouvert par une entrée suivante vaut pour tous.
    for (const [f, socket] of sockets)
      if (peutActe(f, 'revue.participer')) await socket.envoyer('revue.rejoindre', { revueId: monde.revueId });
    for (const [f, socket] of sockets) {
      const tous = sockets.map(([, s]) => s);
      tous.forEach((s) => s.trames.splice(0));
      const texte = `brouillon de ${f}`;
      // Une seule plume : un autre la tient peut-être, ce qui n'est ni un refus d'accès ni un silence. Le conducteur la prend d'office.
      if (f === 'COORDINATEUR') await socket.envoyer('passage.prendre-la-main', { passageId: monde.passageId });
      const ecrit = await socket.envoyer('passage.ecrire', { passageId: monde.passageId, texte, position: 0 });
      noter(f, 'écrire', f === 'COORDINATEUR' ? ecrit.ok : admise(ecrit), peutActe(f, 'revue.rediger') && regard(f));
      const tenue = await socket.envoyer('passage.prendre-la-main', { passageId: monde.passageId });
      noter(f, 'prendre la main', admise(tenue), peutActe(f, 'revue.rediger') && regard(f));
      if (f !== 'COORDINATEUR') continue;
      // L'accusé de chacun passe après la trame diffusée avant lui : tout ce qui devait arriver est arrivé.
      await Promise.all(tous.map((s) => s.envoyer('revue.inconnue', {})));
      for (const [g, s] of sockets) {
        const recu = s.trames.some((t) => t.nom === 'passage.brouillon');
        noter(g, 'recevoir le brouillon', recu, ecrit.ok && peutActe(g, 'revue.participer') && regard(g));
      }
    }
    for (const [, socket] of sockets) socket.fermer();
    return ecarts;
  }
});

function ecartsDeFiche(fonction: Fonction, cadre: Cadre, fiche: DossierVue): string[] {
  const lues = CATEGORIES_FICHE.filter((c) => portee(fonction, 'lire', c, cadre) !== null);
  const rendues = CATEGORIES_FICHE.filter((c) => Object.hasOwn(fiche.categories, c));
  const tues = CATEGORIES_FICHE.filter((c) => fiche.masque.includes(c));
  const ecarts = lues.join() === rendues.join() ? [] : [`lit ${rendues.join()} au lieu de ${lues.join()}`];
  const reste = CATEGORIES_FICHE.filter((c) => !lues.includes(c));
  return reste.join() === tues.join() ? ecarts : [...ecarts, `tait ${tues.join()} au lieu de ${reste.join()}`];
}

/** Ce qu'une portée restreinte montre tout de même de sa catégorie. */
const MONTREES: Readonly<Record<string, readonly string[]>> = { invaliditeSeule: ['CATEGORIE_2', '2018-02-03'] };

const fuites = (fonction: Fonction, cadre: Cadre, texte: string): string[] =>
  CATEGORIES_FICHE.flatMap((c: CategorieFiche) => {
    const vue = portee(fonction, 'lire', c, cadre);
    if (vue === 'complete') return [];
    const tues = MARQUES[c].filter((marque) => !MONTREES[vue ?? '']?.includes(marque));
    return tues.filter((marque) => texte.includes(marque)).map((marque) => `laisse voir ${marque} de ${c}`);
  });
