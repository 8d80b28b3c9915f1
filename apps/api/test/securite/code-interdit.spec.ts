import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../../../../', import.meta.url));
const SOURCES = globSync('{apps,libs}/*/src/**/*.{ts,tsx}', { cwd: RACINE }).filter((f) => !/\.spec\.tsx?$/.test(f));

/** Ce qu'aucune source du produit n'emploie, et pourquoi ; ni démonstration ni essai ne sont exemptés sans le dire. */
const INTERDITS: readonly { quoi: RegExp; pourquoi: string; sauf?: RegExp }[] = [
  {
    quoi: /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/,
    pourquoi: 'texte rendu en page',
  },
  { quoi: /\beval\(|new Function\(/, pourquoi: 'code tiré d’un texte' },
  { quoi: /from 'node:child_process'|require\('child_process'\)/, pourquoi: 'programme lancé' },
  // Les onglets se parlent par un BroadcastChannel, que le navigateur limite à notre origine.
  {
    quoi: /\.postMessage\(|addEventListener\('message'/,
    pourquoi: 'message entre fenêtres',
    sauf: /platform\/activite\.ts$/,
  },
  { quoi: /Math\.random\(/, pourquoi: 'hasard devinable' },
  { quoi: /create(Hash|Hmac)\('(md5|sha1)'/, pourquoi: 'empreinte faible' },
  { quoi: /serviceWorker|indexedDB/, pourquoi: 'données gardées par le navigateur' },
  { quoi: /target="_blank"(?![^>]*noopener)/, pourquoi: 'fenêtre ouverte qui peut revenir sur la nôtre' },
];

describe('code interdit', () => {
  it('les sources sont bien celles du produit', () => {
    expect(SOURCES.length).toBeGreaterThan(300);
  });

  it.each(INTERDITS)('$pourquoi : nulle part ($quoi)', ({ quoi, sauf }) => {
    const fautifs = SOURCES.filter((f) => !sauf?.test(f) && quoi.test(readFileSync(`${RACINE}/${f}`, 'utf8')));
    expect(fautifs).toEqual([]);
  });
});
