import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../api/test/demo-de-test';
import { connecter } from '../../../api/test/connecter';
import { lancerNavigateur } from '../navigateur';
import { parti } from './parti';

/** Page ouverte sous un compte, et ce que la console du navigateur a reproché. */
export type Poste = { readonly page: Page; readonly reproches: string[] };

/** Le plus long qu'un écran peut se faire attendre sur une machine très chargée. */
const DELAI_MS = 20_000;

type Options = {
  readonly largeur?: number;
  readonly aPart?: boolean;
  readonly avant?: (page: Page) => Promise<void>;
};

/** Une application de démonstration servie, un Chromium, et une session par compte. */
export class Banc {
  private readonly sessions = new Map<string, Promise<BrowserContext>>();

  private constructor(
    readonly application: ApplicationDemo,
    private readonly navigateur: Browser,
  ) {}

  /** À appeler dans `beforeAll`, délai de trois minutes ; `fermer()` dans `afterAll`. */
  static async ouvrir(...demo: Parameters<typeof ouvrirApplicationDemo>): Promise<Banc> {
    const application = await ouvrirApplicationDemo(...demo);
    return new Banc(application, await lancerNavigateur());
  }

  /** Ouvre une adresse sous un compte et attend que tout soit lu. `aPart` : sans session partagée ; `avant` prépare la page. */
  async aller(compte: string, chemin: string, { largeur = 1280, aPart = false, avant }: Options = {}): Promise<Poste> {
    const contexte = await (aPart ? this.connecter(compte) : this.session(compte));
    const page = await contexte.newPage();
    const reproches = ecouter(page, this.application.url);
    await page.setViewportSize({ width: largeur, height: 860 });
    await avant?.(page);
    await page.goto(this.application.url + chemin);
    await pret(page);
    return { page, reproches };
  }

  /** Id du dossier d'une personne de la démonstration, ou celui que rend la requête. */
  async id(texte: string, valeurs: readonly unknown[] = []): Promise<string> {
    const [ligne] = await this.application.sql<{ id: string }>(texte, valeurs);
    if (!ligne) throw new Error(`rien pour : ${texte}`);
    return ligne.id;
  }

  /** Personnes suivies que le titre de l'onglet nommerait : il se voit, et reste dans l'historique du navigateur. */
  async nomsAuTitre(page: Page): Promise<readonly string[]> {
    const noms = await this.application.sql<{ nom: string }>(
      `SELECT DISTINCT nom FROM assure, unnest(ARRAY[nom_naissance, nom_usage]) AS nom WHERE nom IS NOT NULL`,
    );
    const titre = ` ${(await page.title()).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return noms.map(({ nom }) => nom).filter((nom) => titre.includes(` ${nom.toLowerCase()} `));
  }

  async fermer(): Promise<void> {
    await this.navigateur.close();
    await this.application.fermer();
  }

  private session(compte: string): Promise<BrowserContext> {
    const ouverte = this.sessions.get(compte) ?? this.connecter(compte);
    this.sessions.set(compte, ouverte);
    return ouverte;
  }

  // La vraie connexion, sans ses écrans : les postes surveillés, eux, la jouent dans le navigateur.
  private async connecter(compte: string): Promise<BrowserContext> {
    const contexte = await this.navigateur.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' });
    contexte.setDefaultTimeout(DELAI_MS);
    const { cookies } = await connecter(this.application.url, compte);
    const temoins = [...cookies].map(([name, value]) => ({ name, value, url: this.application.url, httpOnly: true }));
    await contexte.addCookies(temoins);
    return contexte;
  }
}

/** Attend le titre de la page et la fin de tous les chargements affichés. */
export async function pret(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  // Un repère et non une fonction évaluée : la CSP de la page refuse l'évaluation d'une chaîne hors du premier appel.
  await parti(page.locator('[role=status]').filter({ hasText: /^\s*Chargement/ }));
}

function ecouter(page: Page, origine: string): string[] {
  const reproches: string[] = [];
  // Aucune page ne parle à un tiers : ni police, ni mesure d'audience, ni image.
  page.on('request', (demande) => {
    if (/^(https?|wss?):/.test(demande.url()) && !estDeLOrigine(demande.url(), origine))
      reproches.push(`demande à un tiers : ${demande.url()}`);
  });
  page.on('pageerror', (erreur) => reproches.push(erreur.message));
  page.on('console', (message) => {
    if (message.type() === 'error') reproches.push(message.text());
  });
  return reproches;
}

const estDeLOrigine = (adresse: string, origine: string): boolean => new URL(adresse).host === new URL(origine).host;
