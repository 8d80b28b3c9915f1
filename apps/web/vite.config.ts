import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budgetLivret } from './budget-livret.js';
import { comprimer } from './comprimer.js';
import { PAGES_DU_LIVRET } from './morceaux-livret.js';
import { pageLivret } from './page-livret.js';

/** Serveur de développement et construction ; l'API sert ensuite `dist/` sur la même origine. */
export default defineConfig({
  plugins: [react(), budgetLivret(), comprimer(), pageLivret()],
  resolve: { conditions: ['@pdp/source', 'module', 'browser', 'development|production'] },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: 'http://localhost:3000', ws: true, changeOrigin: false },
      '/demo': { target: 'http://localhost:3000', changeOrigin: false },
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    // La politique de sécurité refuse les scripts en ligne et les données `data:` exécutables.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      // Deux fichiers pour la première vue du livret au lieu de vingt : sur une ligne lente, chaque demande coûte un aller-retour.
      output: {
        codeSplitting: {
          groups: [
            { name: 'socle', tags: ['$initial'], priority: 2 },
            { name: 'livret', test: PAGES_DU_LIVRET, priority: 1 },
          ],
        },
      },
      // Les bibliothèques du domaine sont pures : ce que l'écran n'appelle pas (calendrier des jours fériés) ne part pas.
      treeshake: {
        moduleSideEffects: [{ test: /[\\/]libs[\\/](domain|permissions)[\\/]src[\\/]/, sideEffects: false }],
      },
    },
  },
});
