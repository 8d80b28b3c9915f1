import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REGLES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** 640 px vaut 1280 px agrandi à 200 % ; 360 px, le plus petit téléphone visé. */
const LARGEURS_ETROITES = [640, 360];

// Une animation sans fin (barre d'attente) n'en est pas un.
const FONDUS_FINIS = `Promise.allSettled(document.getAnimations()
  .filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime)).map((a) => a.finished)).then(() => undefined)`;

type Theme = 'light' | 'dark';

/** Défauts d'un écran : accessibilité en clair sur grand écran et en sombre au téléphone, débordements. */
export async function defautsDe(page: Page): Promise<readonly string[]> {
  const defauts: string[] = [];
  defauts.push(...(await fautesSous(page, 'light')));
  for (const largeur of LARGEURS_ETROITES) {
    await page.setViewportSize({ width: largeur, height: 860 });
    const debord = await debordement(page);
    if (debord > 0) defauts.push(`${largeur} px : déborde de ${debord} px`);
  }
  defauts.push(...(await fautesSous(page, 'dark')));
  await page.setViewportSize({ width: 1280, height: 860 });
  await poserTheme(page, 'light');
  return defauts;
}

/**
 * Règles d'accessibilité enfreintes ; évaluées par le protocole, la politique de sécurité de la page refusant tout
 * script injecté.
 */
export async function fautes(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const evaluer = async (expression: string): Promise<unknown> => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result } = (await session.send('Runtime.evaluate', params)) as { result: { value?: unknown } };
    return result.value;
  };
  if ((await evaluer('typeof axe')) === 'undefined') await evaluer(AXE);
  // Du haut de la page : défilée, le bandeau fixe recouvre à moitié ce qui passe dessous, et fausse la taille des cibles.
  await evaluer('scrollTo(0, 0)');
  const options = JSON.stringify({ runOnly: REGLES, resultTypes: ['violations'] });
  const trouvees = await evaluer(
    `axe.run(document,${options}).then((r)=>r.violations.map((v)=>v.id+' '+v.nodes[0].html.slice(0,300)+' '+v.nodes[0].failureSummary))`,
  );
  await session.detach();
  return (trouvees ?? ['axe sans réponse']) as string[];
}

async function fautesSous(page: Page, theme: Theme): Promise<readonly string[]> {
  await poserTheme(page, theme);
  return (await fautes(page)).map((faute) => `${theme} : ${faute}`);
}

async function poserTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForSelector(`html[data-mantine-color-scheme=${theme}]`);
  // Deux images : les couleurs du nouveau thème sont posées ; puis la fin des fondus, où l'ancien texte reste sur le nouveau fond.
  await page.evaluate('new Promise((fait) => requestAnimationFrame(() => requestAnimationFrame(fait)))');
  await page.evaluate(FONDUS_FINIS);
}

const debordement = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
