/** Chromium as Debian packages it; the tests that need it are skipped where there is none. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumPath = [process.env['CHROMIUM_PATH'], ...USUAL_PATHS].find(
  (path) => path !== undefined && existsSync(path),
);

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath: chromiumPath, args: ARGS });
}

/** `describe` where a Chromium is, else they are skipped and say why. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (chromiumPath === undefined) {
    console.warn(`Skipped: ${name}. It needs Chromium: install it, or set CHROMIUM_PATH.`);
    describe.skip(name, tests);
  } else {
    describe(name, tests);
  }
}
