import { chromium, type Browser } from 'playwright-core';
import { preparerChromium } from './chromium';

// Jamais les arguments par défaut de @sparticuz/chromium : `--single-process` casse à la deuxième page.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/** Lance un vrai Chromium sans fenêtre. L’appelant le ferme (`navigateur.close()`) dans `afterAll`. */
export async function lancerNavigateur(): Promise<Browser> {
  const { executable, environnement } = await preparerChromium();
  return chromium.launch({
    executablePath: executable,
    args: ARGUMENTS,
    env: { ...(process.env as Record<string, string>), ...environnement },
  });
}
