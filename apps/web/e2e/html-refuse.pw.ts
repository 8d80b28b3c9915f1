import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

/** Écrit ce texte par chaque porte où une page peut écrire du HTML ou du script ; rend celles qui l'ont laissé passer. */
const ESSAYER = `(texte) => {
  const portes = {
    innerHTML: () => { document.createElement('div').innerHTML = texte; },
    outerHTML: () => { const d = document.createElement('div'); document.body.append(d); try { d.outerHTML = texte; } finally { d.remove(); } },
    insertAdjacentHTML: () => document.createElement('div').insertAdjacentHTML('beforeend', texte),
    fragment: () => document.createRange().createContextualFragment(texte),
    analyse: () => new DOMParser().parseFromString(texte, 'text/html'),
    cadre: () => { document.createElement('iframe').srcdoc = texte; },
    script: () => { document.createElement('script').text = 'window.__tt = 1'; },
    adresse: () => { document.createElement('script').src = '/theme-initial.js'; },
    minuterie: () => { clearTimeout(setTimeout('window.__tt = 1', 100000)); },
    politique: () => trustedTypes.createPolicy('autre', { createHTML: (x) => x }),
    remplacer: () => trustedTypes.createPolicy('default', { createHTML: (x) => x }),
  };
  return Object.entries(portes).filter(([, porte]) => { try { porte(); return true; } catch { return false; } }).map(([nom]) => nom);
}`;

test('une page n’écrit ni balise ni script, par aucune porte ; un texte sans balise passe, Mantine s’en sert', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', '/travail');
  expect(await page.locator('style[data-mantine-styles]').count()).toBeGreaterThan(0);
  expect(reproches).toEqual([]);
  const session = await page.context().newCDPSession(page);
  const essayer = async (texte: string): Promise<unknown> => {
    const expression = `(${ESSAYER})(${JSON.stringify(texte)})`;
    const { result } = (await session.send('Runtime.evaluate', { expression, returnByValue: true })) as {
      result: { value?: unknown };
    };
    return result.value;
  };
  expect(await essayer('<img src=x onerror="window.__tt=1">')).toEqual([]);
  expect(await essayer('a { color: red }')).toEqual([
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'fragment',
    'analyse',
    'cadre',
  ]);
  await session.detach();
  await page.close();
}, 120_000);
