import type { Page } from 'playwright-core';

const DOSSIER = process.env['PDP_CAPTURES'];

/** Range la page, grand écran puis téléphone, dans le dossier de `PDP_CAPTURES` ; sans lui, ne fait rien. */
export async function montrer(page: Page, nom: string): Promise<void> {
  if (!DOSSIER) return;
  for (const largeur of [1280, 390]) {
    await page.setViewportSize({ width: largeur, height: 860 });
    await page.screenshot({ path: `${DOSSIER}/${nom}-${largeur}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}
