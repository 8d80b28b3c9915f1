// Un projet par sorte de preuve ; `tools/test.mjs` les enchaîne et additionne les résultats.
const swc = (tsx) => ({
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: true,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
});

const commun = {
  rootDir: '.',
  testEnvironment: 'node',
  // Jest ajoute lui-même `import` ou `require` selon l’appel : les nommer ici casserait les paquets qui ont les deux.
  testEnvironmentOptions: { customExportConditions: ['@pdp/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc(false)], '^.+\\.tsx$': ['@swc/jest', swc(true)] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.pdp/', '<rootDir>/.nx/'],
};

const projet = (displayName, testMatch, reste = {}) => ({ ...commun, displayName, testMatch, ...reste });

const DOSSIERS = '<rootDir>/{apps,libs,tools,bench,docker}';
const AVEC_SUFFIXE = ['\\.(pg|redis|e2e|faute)\\.spec\\.(ts|tsx|mjs)$'];

export default {
  // Les essais lourds (base, navigateur) partagent deux cœurs : le délai couvre le pire cas, pas le cas usuel.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '2GB',
  projects: [
    projet('unit', [`${DOSSIERS}/**/*.spec.{ts,tsx,mjs}`], {
      testPathIgnorePatterns: ['/node_modules/', ...AVEC_SUFFIXE],
    }),
    projet('pg', [`${DOSSIERS}/**/*.pg.spec.{ts,mjs}`]),
    projet('redis', [`${DOSSIERS}/**/*.redis.spec.ts`]),
    projet('e2e', [`${DOSSIERS}/**/*.e2e.spec.ts`]),
    projet('fautes', ['<rootDir>/apps/api/test/fautes/*.faute.spec.ts']),
    projet('navigateur', ['<rootDir>/apps/web/e2e/**/*.pw.ts']),
  ],
};
