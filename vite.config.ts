import { readdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), keepServerOut(), compressed()],
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
              priority: 3,
            },
            // What one meets first, signed out and signed in, with all that it is made of: one file instead of a dozen.
            { name: 'first', test: /src[\\/]web[\\/](main|pages[\\/](signIn|today))\.tsx$/, priority: 2 },
            // The parts that most pages are made of: a page asks for half as many files.
            { name: 'ui', test: /src[\\/]web[\\/](ui[\\/]|\w+\.tsx?$)/, minShareCount: 6, priority: 1 },
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

const packed = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Puts a compressed copy beside each file (`src/http/web.ts` serves it): once at the build instead of at each request, and smaller. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = (await readdir(dir, { recursive: true })).filter((name) => /\.(js|css|html|svg|json)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const path = join(dir, name);
          const whole = await readFile(path);
          const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length };
          await writeFile(`${path}.br`, await packed.br(whole, { params }));
          await writeFile(`${path}.gz`, await packed.gz(whole, { level: 9 }));
        }),
      );
    },
  };
}
