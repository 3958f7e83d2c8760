/** `npm run sandbox`, as whoever tries it starts it: with nothing but a folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiled } from '../support/compiled.ts';

const data = mkdtempSync(join(tmpdir(), 'seatkeeper-sandbox-'));
afterAll(() => rmSync(data, { recursive: true }));

test('shows what it does, serves the page on this machine only, and ends on SIGTERM', async () => {
  const sandbox = spawn(process.execPath, ['sandbox/main.ts', '--port', '0', '--data', data], {
    env: { ...compiled, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(sandbox, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: sandbox.stdout })) {
    lines.push(line);
    if (line.startsWith('Open ')) break;
  }
  const steps = lines.flatMap((line) => /✓ (.+) \([\d.]+ s\)$/.exec(line)?.[1] ?? []);
  expect(steps).toEqual([
    'PostgreSQL started',
    'database migrated',
    'company filled',
    'local Slack started',
    'bot started',
  ]);
  const address = new URL(lines.at(-1)?.slice('Open '.length) ?? '');
  const page = await fetch(address);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
  const elsewhere = new URL(address);
  elsewhere.hostname = '127.0.0.2';
  await expect(fetch(elsewhere)).rejects.toThrow('fetch failed');

  sandbox.stdout.resume();
  sandbox.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(readFileSync(join(data, 'bot.log'), 'utf8')).toContain('"msg":"stopped"');
});
