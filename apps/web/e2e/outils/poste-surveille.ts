import type { Browser, Page } from 'playwright-core';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../api/test/demo-de-test';
import { lancerNavigateur } from '../navigateur';

/** Navigateur à part sous un compte, et tout ce qu'il a reçu : corps HTTP de l'API et trames de socket. */
export type PosteSurveille = { readonly page: Page; readonly recu: string[] };

type Options = { readonly largeur?: number; readonly avant?: (page: Page) => Promise<void> };

/** Une application de démonstration servie, et des postes surveillés dans un même Chromium. */
export class BancSurveille {
  private constructor(
    readonly application: ApplicationDemo,
    private readonly navigateur: Browser,
  ) {}

  /** À appeler dans `beforeAll`, délai de trois minutes ; `fermer()` dans `afterAll`. */
  static async ouvrir(): Promise<BancSurveille> {
    return new BancSurveille(await ouvrirApplicationDemo(), await lancerNavigateur());
  }

  /** Connecte un compte et l'amène à cette adresse ; un poste se ferme par `page.context().close()`. */
  async installer(compte: string, chemin: string, { largeur = 1280, avant }: Options = {}): Promise<PosteSurveille> {
    const contexte = await this.navigateur.newContext({
      viewport: { width: largeur, height: 860 },
      locale: 'fr-FR',
      reducedMotion: 'reduce',
    });
    const page = await contexte.newPage();
    const recu = ecouter(page);
    await avant?.(page);
    await page.goto(`${this.application.url}/api/v1/connexion?retour=${encodeURIComponent(chemin)}`);
    await page.fill('[name=compte]', compte);
    await Promise.all([
      page.waitForURL((adresse) => adresse.pathname === chemin, { timeout: 60_000 }),
      page.keyboard.press('Enter'),
    ]);
    return { page, recu };
  }

  async fermer(): Promise<void> {
    await this.navigateur.close();
    await this.application.fermer();
  }
}

/** Ce qui, dans tout ce qu'un poste a reçu, répond au motif (global) : chaque texte une fois, rangés. */
export const vusPar = (poste: PosteSurveille, motif: RegExp): readonly string[] =>
  [...new Set(poste.recu.join('\n').match(motif))].toSorted();

function ecouter(page: Page): string[] {
  const recu: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', (trame) => recu.push(String(trame.payload))));
  page.on('response', (reponse) => {
    if (!reponse.url().includes('/api/')) return;
    void reponse.text().then(
      (corps) => recu.push(`${reponse.url()} ${corps}`),
      () => undefined,
    );
  });
  return recu;
}
