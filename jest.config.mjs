// Un projet par sorte de preuve ; `tools/test.mjs` les enchaîne et additionne les résultats.
const commun = {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@pdp/source', 'node', 'import', 'default'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: true,
            react: { runtime: 'automatic' },
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.pdp/'],
};

const projet = (displayName, testMatch, reste = {}) => ({ ...commun, displayName, testMatch, ...reste });

const AVEC_SUFFIXE = ['\\.pg\\.spec\\.tsx?$', '\\.redis\\.spec\\.tsx?$', '\\.e2e\\.spec\\.tsx?$'];

export default {
  projects: [
    projet('unit', ['<rootDir>/{apps,libs,tools}/**/*.spec.{ts,tsx}'], {
      testPathIgnorePatterns: ['/node_modules/', ...AVEC_SUFFIXE],
    }),
    projet('pg', ['<rootDir>/{apps,libs}/**/*.pg.spec.ts']),
    projet('redis', ['<rootDir>/{apps,libs}/**/*.redis.spec.ts']),
    projet('e2e', ['<rootDir>/{apps,libs}/**/*.e2e.spec.ts']),
    projet('navigateur', ['<rootDir>/apps/web/e2e/**/*.pw.ts']),
  ],
};
