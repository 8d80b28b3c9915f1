import type { Locator } from 'playwright-core';

/**
 * Attend que plus rien à l'écran ne réponde à ce repère (20 s au plus, sinon le délai en ms). Attendre le repère même
 * échouerait dès qu'il désigne plusieurs éléments pas encore partis : l'essai dépendrait de la vitesse de la machine.
 */
export async function parti(repere: Locator, delai = 20_000): Promise<void> {
  await repere.first().waitFor({ state: 'detached', timeout: delai });
}
