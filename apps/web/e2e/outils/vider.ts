import type { Page } from 'playwright-core';

/**
 * Rend vides les listes que l'API renvoie (`elements` d'une page, et les listes nommées), le reste de la réponse
 * restant vrai : pour les états vides qu'aucun compte de la démonstration ne connaît.
 */
export async function vider(page: Page, adresse: RegExp, ...listes: readonly string[]): Promise<void> {
  await page.route(adresse, async (route) => {
    const reponse = await route.fetch();
    const corps = (await reponse.json()) as Record<string, unknown>;
    for (const cle of ['elements', ...listes]) if (Array.isArray(corps[cle])) corps[cle] = [];
    if ('curseurSuivant' in corps) corps['curseurSuivant'] = null;
    await route.fulfill({ response: reponse, json: corps });
  });
}
