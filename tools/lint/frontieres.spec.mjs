import { describe, expect, test } from '@jest/globals';
import { raisonDeRefus } from './frontieres.mjs';

const module = (chemin) => `apps/api/src/modules/${chemin}`;

describe('frontières internes de l’API', () => {
  test.each([
    ['par le port', module('revue/a/x.use-case.ts'), module('dossier/dossier.port.js')],
    ['dans son propre module', module('revue/a/x.ts'), module('revue/b/y.js')],
    ['un module Nest vers un autre', module('revue/revue.module.ts'), module('dossier/dossier.module.js')],
    [
      'l’entité depuis sa persistance',
      module('revue/persistence/x.repository.ts'),
      module('revue/persistence/x.entity.js'),
    ],
    ['la liste des entités', 'apps/api/src/entites.ts', module('revue/persistence/x.entity.js')],
    ['un essai va partout', module('revue/a/x.pg.spec.ts'), module('dossier/persistence/d.entity.js')],
    ['la plateforme vers elle-même', 'apps/api/src/platform/http/a.ts', 'apps/api/src/platform/queue/b.js'],
  ])('permis : %s', (_cas, source, cible) => {
    expect(raisonDeRefus(source, cible, true)).toBeNull();
  });

  test.each([
    [
      'un cas d’usage d’un autre module',
      module('revue/a/x.ts'),
      module('dossier/lire/lire.use-case.js'),
      /que par dossier\/\*\.port\.ts/,
    ],
    ['un port caché plus bas', module('revue/a/x.ts'), module('dossier/lire/lire.port.js'), /que par/],
    ['un module Nest depuis un cas d’usage', module('revue/a/x.ts'), module('dossier/dossier.module.js'), /que par/],
    [
      'une entité depuis un cas d’usage',
      module('revue/a/x.ts'),
      module('revue/persistence/r.entity.js'),
      /persistence/,
    ],
    [
      'un module depuis la plateforme',
      'apps/api/src/platform/http/a.ts',
      module('revue/revue.port.js'),
      /aucun module métier/,
    ],
  ])('refusé : %s', (_cas, source, cible, phrase) => {
    expect(raisonDeRefus(source, cible, true)).toMatch(phrase);
  });

  test.each([
    [module('revue/a/x.ts'), 'bullmq', true],
    ['apps/api/src/platform/queue/moteur.ts', 'bullmq', false],
    [module('revue/revue.gateway.ts'), 'socket.io', true],
    ['apps/api/src/platform/realtime/salles.ts', 'socket.io', false],
    ['apps/web/src/platform/realtime/client.ts', 'socket.io-client', false],
    [module('revue/a/x.ts'), '@nestjs/common', false],
  ])('%s importe %s : refusé %s', (source, paquet, refuse) => {
    expect(raisonDeRefus(source, paquet, false) !== null).toBe(refuse);
  });
});
