// Chargé par `--import` devant l'API d'un essai, jamais en usage : `PDP_POINT_DE_PANNE=nom:rang` la tue (`kill -9` d'elle-même)
// la énième fois qu'elle passe à cet endroit.
import { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

const [nom, rang] = (process.env.PDP_POINT_DE_PANNE ?? '').split(':');
let passages = 0;

const passer = (point) => {
  if (point === nom && ++passages === Number(rang)) process.kill(process.pid, 'SIGKILL');
};

const pg = createRequire(new URL('../../package.json', import.meta.url))('pg');
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const texte = typeof args[0] === 'string' ? args[0] : args[0]?.text;
  if (texte !== 'COMMIT') return query.apply(this, args);
  passer('avant-validation');
  const validee = query.apply(this, args);
  validee?.then?.(
    () => passer('apres-validation'),
    () => undefined,
  );
  return validee;
};

const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function (...args) {
  if (this.req?.method === 'POST') passer('avant-accuse');
  return end.apply(this, args);
};
