import { isBuiltin } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), keepServerOut()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // The content policy allows nothing inline: small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes seldom, so returning readers keep it across releases.
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|intl-messageformat|@formatjs)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server } },
});

/** Stops the build when a file of the server would travel to the browser, and says who asked for it. */
function keepServerOut(): Plugin {
  const serverRooms =
    /\/src\/[^/]+\/(store|queries|module|commands)\.ts$|\/src\/[^/]+\/commands\/|\/src\/(platform\/(db|bus|files|ledger)|http|cli)\//;
  return {
    name: 'keep-server-out',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (isBuiltin(source)) this.error(`${importer} brings "${source}" into the browser`);
      if (!source.startsWith('.') || !importer || importer.includes('/node_modules/')) return;
      const file = resolve(dirname(importer), source).replaceAll('\\', '/');
      if (serverRooms.test(file))
        this.error(`${relative(here, importer)} brings ${relative(here, file)} into the browser`);
    },
  };
}
