import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

test('the bot is asked to stop when the sandbox is gone, however that ended', async () => {
  const preload = fileURLToPath(new URL('../../sandbox/end-with-parent.ts', import.meta.url));
  const program = "console.log('runs'); setInterval(() => {}, 1_000);";
  const bot = spawn(process.execPath, ['--import', preload, '--eval', program]);
  await once(bot.stdout, 'data');
  bot.stdin.destroy();
  expect(await once(bot, 'exit')).toEqual([null, 'SIGTERM']);
});
