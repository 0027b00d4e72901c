/** What the first screen costs a phone: compressed bytes, requests, and when its largest part is painted. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Ground } from '../ground.ts';
import { type Measure, median } from '../measure.ts';
import { serverOn } from '../server.ts';

/** A slow fourth-generation line and a cheap phone's processor, as Lighthouse takes them. */
const LINE = {
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
  offline: false,
};
const SLOWER = 4;
const VISITS = 5;

export async function screen(ground: Ground): Promise<Measure[]> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    process.stderr.write('The first screen is not measured: apt-get install chromium\n');
    return [];
  }
  const server = await serverOn(ground);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const visits: Visit[] = [];
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, `${server.address}/sign-in`));
    const [first] = visits;
    if (!first) return [];
    return [
      {
        id: 'screen.js',
        what: 'compressed JavaScript of the first screen',
        value: first.scripts / 1000,
        unit: 'KB',
        goal: { kind: 'value', most: 150 },
      },
      {
        id: 'screen.requests',
        what: 'requests of the first screen',
        value: first.requests,
        unit: 'requests',
        note: `${Math.round(first.bytes / 1000)} KB in all`,
      },
      {
        id: 'screen.lcp',
        what: 'largest contentful paint on a throttled phone, p50 of 5',
        value: median(visits.map((v) => v.paint)) / 1000,
        unit: 's',
        goal: { kind: 'value', most: 2.5 },
        note: '1.6 Mbit/s, 150 ms, processor 4 times slower, nothing kept from before',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Visit = { scripts: number; bytes: number; requests: number; paint: number };

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LINE);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const kinds = new Map<string, string>();
  const sum = { scripts: 0, bytes: 0, requests: 0 };
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.requests++;
    sum.bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') sum.scripts += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const paint = await largestPaint(page);
  await context.close();
  return { ...sum, paint };
}

async function largestPaint(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}
