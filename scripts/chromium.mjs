/** The browser for the tests of the pages: Debian's own, since no download of one works everywhere. */
import { existsSync } from 'node:fs';
import { run } from './child.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Out: the path of Chromium, installed first on a CI machine; undefined after saying how to get it. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    console.error(`CHROMIUM names ${named}, and there is no such file.`);
    return undefined;
  }
  if (!installed() && process.env.CI === 'true' && process.geteuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    console.error('Installing chromium ...');
    const updated = await run('apt-get', ['update', '-qq'], { env });
    if (updated === 0) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  }
  if (!installed()) {
    console.error(
      'The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium\n' +
        'Anywhere else: set CHROMIUM to the path of a Chromium or Chrome.',
    );
  }
  return installed();
}

function installed() {
  return places.find((path) => existsSync(path));
}
