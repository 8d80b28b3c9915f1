// Chargé par `--import` devant l'API d'un essai, jamais en usage : à chaque SIGUSR2, l'horloge civile du processus (`Date`) passe au
// décalage suivant de `PDP_SAUTS_D_HORLOGE` (millisecondes, séparées par des virgules). L'horloge monotone ne bouge pas, comme
// lorsqu'un serveur de temps corrige une machine. Chaque réponse dit l'heure du processus dans `x-heure`.
import { ServerResponse } from 'node:http';

const sauts = (process.env.PDP_SAUTS_D_HORLOGE ?? '').split(',').map(Number);
const Vraie = Date;
let decalage = 0;
let rang = 0;

globalThis.Date = class Date extends Vraie {
  constructor(...args) {
    if (args.length === 0) super(Vraie.now() + decalage);
    else super(...args);
  }

  static now() {
    return Vraie.now() + decalage;
  }
};

process.on('SIGUSR2', () => (decalage = sauts[rang++] ?? 0));

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (...args) {
  this.setHeader('x-heure', String(Date.now()));
  return writeHead.apply(this, args);
};
