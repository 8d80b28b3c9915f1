import { estVivant, naissanceDe, nomDe, parentDe } from '../commun/processus.mjs';

const PERIODE_MS = 300;

/**
 * Appelle `surMort` si le `npm start` qui nous a lancés disparaît (par exemple `kill -9` de npm seul) : sans cela le
 * lanceur continuerait en arrière-plan, sans terminal pour l’arrêter. Hors de npm, ne surveille rien.
 */
export function surveillerNpm(surMort, environnement = process.env) {
  if (!environnement.npm_lifecycle_event) return () => {};
  const pid = pidDeNpm();
  const naissance = naissanceDe(pid);
  const minuterie = setInterval(() => {
    if (estVivant(pid) && naissanceDe(pid) === naissance) return;
    clearInterval(minuterie);
    surMort();
  }, PERIODE_MS);
  minuterie.unref();
  return () => clearInterval(minuterie);
}

// npm passe par un shell, qui s’efface ou non selon le système.
function pidDeNpm() {
  const parent = process.ppid;
  const estUnShell = /^(sh|dash|bash|zsh)$/.test(nomDe(parent) ?? '');
  return (estUnShell && parentDe(parent)) || parent;
}
