import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const DUREE_MAX_MS = 150_000;
// Les bibliothèques rechargées restent en mémoire jusqu’à la fin du processus.
const MUTANTS_PAR_PROCESSUS = 150;
const ENFANT = fileURLToPath(new URL('essais.mjs', import.meta.url));

/** Joue les essais sur un mutant à la fois, dans un processus à part ; `environnement` s’ajoute au sien. */
export class Joueur {
  #enfant = null;
  #joues = 0;

  constructor(environnement = {}) {
    this.environnement = environnement;
  }

  /** Nom de l’essai qui voit ce mutant, ou `null`. Un essai qui ne finit pas l’a vu. */
  async jouer(mutant) {
    if (!this.#enfant || this.#joues >= MUTANTS_PAR_PROCESSUS) this.#renaitre();
    this.#joues += 1;
    const enfant = this.#enfant;
    return new Promise((finir) => {
      const rendre = (temoin) => {
        clearTimeout(limite);
        enfant.removeAllListeners();
        finir(temoin);
      };
      const limite = setTimeout(() => {
        this.fermer();
        rendre('durée dépassée');
      }, DUREE_MAX_MS);
      enfant.once('message', ({ temoin }) => rendre(temoin));
      enfant.once('exit', () => {
        this.#enfant = null;
        rendre('fin du processus');
      });
      enfant.send(mutant);
    });
  }

  fermer() {
    this.#enfant?.kill('SIGKILL');
    this.#enfant = null;
  }

  #renaitre() {
    this.fermer();
    this.#joues = 0;
    this.#enfant = fork(ENFANT, {
      execArgv: ['--conditions=@pdp/source', '--no-warnings'],
      env: { ...process.env, TZ: 'Europe/Paris', ...this.environnement },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }
}
