import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { reglesPdp } from './tools/lint/frontieres.mjs';

const SOURCES = ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.{ts,tsx}'];
const ESSAIS = ['**/*.{spec,pw}.{ts,tsx,mjs}', '**/{test,essais,essai,e2e}/**/*.{ts,tsx,mjs}', 'bench/**'];

const LIMITES = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
};

const INTERDITS = [
  { selector: 'TSEnumDeclaration', message: 'Pas d’enum : union de textes et table `as const`.' },
  { selector: 'ExportDefaultDeclaration', message: 'Pas d’export par défaut : un nom, le même partout.' },
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: 'Plus de cinq dépendances : cette classe fait deux choses, coupez-la.',
  },
];

// Le domaine est pur : l’heure, le hasard et les identifiants lui sont donnés.
const IMPURS = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'L’instant présent se reçoit en argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'L’instant présent se reçoit en argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Le hasard se reçoit en argument.',
  },
  { selector: "MemberExpression[object.name='process']", message: 'Le domaine ne lit pas l’environnement.' },
];

const FRONTIERES_NX = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: false,
  allow: [],
  depConstraints: [
    { sourceTag: 'couche:domain', onlyDependOnLibsWithTags: [], allowedExternalImports: ['date-holidays'] },
    {
      sourceTag: 'couche:permissions',
      onlyDependOnLibsWithTags: ['couche:domain'],
      allowedExternalImports: ['@casl/ability', '@casl/ability/*'],
    },
    {
      sourceTag: 'couche:api',
      onlyDependOnLibsWithTags: ['couche:domain', 'couche:permissions'],
      bannedExternalImports: ['react', 'react-*', '@mantine/*', '@tanstack/*', '@casl/*'],
    },
    {
      sourceTag: 'couche:web',
      onlyDependOnLibsWithTags: ['couche:domain', 'couche:permissions'],
      bannedExternalImports: [
        '@nestjs/*',
        'typeorm',
        'pg',
        'bullmq',
        'ioredis',
        'class-validator',
        'class-transformer',
        '@casl/*',
      ],
    },
  ],
};

const ATTENTE_STRICTE = {
  selector:
    "CallExpression[callee.property.name='waitFor'] Property[key.name='state'] > Literal[value=/^(detached|hidden)$/]",
  message: 'Un repère qui désigne plusieurs éléments ferait échouer l’attente : « parti(repère) ».',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist.*/**',
      '**/node_modules/**',
      '.nx/**',
      '.pdp/**',
      'coverage/**',
      '**/*.gen.ts',
      'docs/**',
    ],
  },
  eslint.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...LIMITES,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      // Les saisies sont refusées sur leurs caractères de contrôle : les nommer est voulu.
      'no-control-regex': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      // Un retour de promesse oublié est une écriture perdue ou une erreur muette.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: SOURCES,
    plugins: { '@nx': nx, pdp: reglesPdp },
    rules: {
      '@nx/enforce-module-boundaries': ['error', FRONTIERES_NX],
      'pdp/frontieres': 'error',
      'pdp/sans-barillet': 'error',
      'no-restricted-syntax': ['error', ...INTERDITS],
    },
  },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ESSAIS,
    rules: {
      'no-restricted-syntax': ['error', ...INTERDITS, ...IMPURS],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'Bibliothèque pure : elle tourne aussi dans le navigateur.' }] },
      ],
    },
  },
  {
    // L’API est exclue : `import type` efface les métadonnées par lesquelles Nest injecte.
    files: ['libs/*/src/**/*.ts', 'apps/web/src/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },
  { files: ['apps/web/public/**/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ESSAIS,
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      '@nx/enforce-module-boundaries': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'jest', property: 'mock', message: 'On ne simule pas un module : on injecte un faux.' },
        {
          object: 'jest',
          property: 'unstable_mockModule',
          message: 'On ne simule pas un module : on injecte un faux.',
        },
      ],
    },
  },
  {
    files: ['apps/web/e2e/**/*.ts'],
    ignores: ['apps/web/e2e/outils/parti.ts'],
    rules: { 'no-restricted-syntax': ['error', ...INTERDITS, ATTENTE_STRICTE] },
  },
  { files: ['**/*.config.{mjs,ts}'], rules: { 'no-restricted-syntax': 'off' } },
);
