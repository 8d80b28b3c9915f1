/** Panne dont la cause est connue : le message est LA phrase à montrer à l’utilisateur, sans pile d’appels. */
export class ErreurClaire extends Error {
  constructor(message, { code = 1, cause } = {}) {
    super(message, { cause });
    this.name = 'ErreurClaire';
    this.codeDeSortie = code;
  }
}

/** Vrai si l’erreur (ou un texte de journal) dit que le disque est plein : `ENOSPC` du système, `53100` de PostgreSQL. */
export function estDisquePlein(erreurOuTexte) {
  if (erreurOuTexte && typeof erreurOuTexte === 'object') {
    if (erreurOuTexte.code === 'ENOSPC' || erreurOuTexte.code === '53100') return true;
    return estDisquePlein(String(erreurOuTexte.message ?? ''));
  }
  return /ENOSPC|No space left on device|\b53100\b|disk full/i.test(String(erreurOuTexte ?? ''));
}

/** Termine le processus : une phrase si la cause est connue, la pile complète sinon. */
export function sortirSurErreur(erreur) {
  if (erreur instanceof ErreurClaire) {
    process.stderr.write(`${erreur.message}\n`);
    process.exit(erreur.codeDeSortie);
  }
  process.stderr.write(`Erreur inattendue : ${erreur?.stack ?? String(erreur)}\n`);
  process.exit(1);
}
