import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const executer = promisify(execFile);

/** Chromium prêt à lancer : son programme et l’environnement qu’il lui faut sur cette machine. */
export interface ChromiumPret {
  readonly executable: string;
  readonly environnement: Readonly<Record<string, string>>;
}

/**
 * Déplie, une fois par version, le Chromium livré par `@sparticuz/chromium`. Il se déplie à côté puis se renomme : deux
 * essais lancés ensemble ne se gênent pas. `PDP_CHROMIUM` désigne un autre Chromium (macOS, Windows).
 */
export async function preparerChromium(): Promise<ChromiumPret> {
  const autre = process.env['PDP_CHROMIUM'];
  if (autre) return { executable: autre, environnement: {} };
  const paquet = racineDuPaquet();
  const { version } = JSON.parse(readFileSync(join(paquet, 'package.json'), 'utf8')) as { version: string };
  const dossier = join(tmpdir(), `pdp-chromium-${version}-${userInfo().uid}`);
  if (!existsSync(join(dossier, 'chromium'))) await deplier(paquet, dossier);
  const executable = join(dossier, 'chromium');
  return { executable, environnement: { ...polices(dossier), ...(await bibliotheques(executable, dossier)) } };
}

async function deplier(paquet: string, dossier: string): Promise<void> {
  const chantier = mkdtempSync(`${dossier}-`);
  const module = pathToFileURL(join(paquet, 'build/index.js')).href;
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  const chemins = JSON.stringify(archives.map((nom) => join(paquet, 'bin', nom)));
  const programme = `import { inflate } from ${JSON.stringify(module)}; await Promise.all(${chemins}.map((a) => inflate(a)));`;
  try {
    // Le paquet déplie dans le dossier temporaire du système : un processus à part lui en donne un autre.
    const env = { ...process.env, TMPDIR: chantier };
    await executer(process.execPath, ['--input-type=module', '-e', programme], { env });
    renameSync(chantier, dossier);
  } catch (erreur) {
    if (!existsSync(join(dossier, 'chromium'))) throw erreur;
  } finally {
    rmSync(chantier, { recursive: true, force: true });
  }
}

// Une machine nue n’a aucune police : sans configuration, Chromium n’écrirait que des carrés.
function polices(dossier: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const configuration = join(dossier, 'polices.conf');
  const cache = join(dossier, 'polices-cache');
  mkdirSync(cache, { recursive: true });
  const dossiers = `<dir>${join(dossier, 'fonts')}</dir><cachedir>${cache}</cachedir>`;
  writeFileSync(configuration, `<?xml version="1.0"?><fontconfig>${dossiers}</fontconfig>`);
  return { FONTCONFIG_FILE: configuration };
}

// NSS et expat manquent sur un serveur minimal ; le paquet les apporte, à n’utiliser que dans ce cas.
async function bibliotheques(executable: string, dossier: string): Promise<Record<string, string>> {
  try {
    await executer(executable, ['--version', '--no-sandbox']);
    return {};
  } catch {
    return { LD_LIBRARY_PATH: join(dossier, 'al2023/lib') };
  }
}

function racineDuPaquet(): string {
  return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
}
