import { existsSync, statfsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { preparerChromium } from './chromium';

// Jamais les arguments par défaut de @sparticuz/chromium : `--single-process` casse à la deuxième page.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu'];
const MEMOIRE_PARTAGEE = '/dev/shm';
const ASSEZ = 2 ** 30;

/** Lance un vrai Chromium sans fenêtre. L’appelant le ferme (`navigateur.close()`) dans `afterAll`. */
export async function lancerNavigateur(): Promise<Browser> {
  const { executable, environnement } = await preparerChromium();
  return chromium.launch({
    executablePath: executable,
    args: ARGUMENTS,
    // Playwright range chaque image de la page dans un fichier sur disque, utile aux seules machines sans mémoire partagée.
    ...(memoirePartageeSuffit() ? { ignoreDefaultArgs: ['--disable-dev-shm-usage'] } : {}),
    env: { ...(process.env as Record<string, string>), ...environnement },
  });
}

// Un conteneur n’en donne souvent que 64 Mio, où Chromium s’arrêterait net.
function memoirePartageeSuffit(): boolean {
  if (!existsSync(MEMOIRE_PARTAGEE)) return false;
  const { bavail, bsize } = statfsSync(MEMOIRE_PARTAGEE);
  return bavail * bsize >= ASSEZ;
}
