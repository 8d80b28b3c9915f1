import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Serveur de développement et construction ; l'API sert ensuite `dist/` sur la même origine. */
export default defineConfig({
  plugins: [react()],
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
  },
});
