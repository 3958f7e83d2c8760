/**
 * `npm run sandbox`: a PostgreSQL, a small company, a Slack to open in a browser, and the bot as
 * its own process between them. Data stays in .sandbox between runs.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { atPort } from './at-port.ts';
import { startBot } from './bot-process.ts';
import { channels, team, userGroups, users } from './company/slack.ts';
import { fillDatabase } from './fill-database.ts';
import { createPageRouter } from './page-server.ts';
import { startPostgres } from './postgres.ts';
import { startLocalSlack } from './slack/local-slack.ts';
import { step } from './steps.ts';

const { fresh, products, port, data } = new Command('npm run sandbox --')
  .description('A Slack with Seatkeeper in it, to try in a browser.')
  .option('--fresh', 'begin with empty data', false)
  .option(
    '--products <file>',
    'begin with this catalog (CSV) instead of the company’s data',
    sought,
  )
  .option('--port <number>', 'the page’s port', portNumber, 4242)
  .option('--data <folder>', 'where its data stays (default: .sandbox, here)', sought)
  .parse()
  .opts<{ fresh: boolean; products?: string; port: number; data?: string }>();
const folder = data ?? fileURLToPath(new URL('../.sandbox', import.meta.url));

console.log('\nSeatkeeper sandbox\n');
const postgres = await step(`PostgreSQL started${fresh ? ', empty' : ''}`, () =>
  startPostgres({ dataDir: `${folder}/postgres`, persistent: true, fresh }),
);
const databaseUrl = await fillDatabase({
  databases: postgres,
  name: 'seatkeeper',
  products,
  step,
});

const notes: string[] = [];
const slack = await step('local Slack started', async () => {
  const page = await createPageRouter();
  const start = (at: number) => startLocalSlack({ port: at, team, page });
  const started = await atPort(port, start, (note) => notes.push(note));
  for (const user of users) started.addUser(user);
  for (const channel of channels) started.addChannel(channel);
  for (const group of userGroups) started.addUserGroup(group);
  return started;
});
const bot = await step('bot started', () =>
  startBot(
    {
      DATABASE_URL: databaseUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      HOST: '127.0.0.1',
      PORT: '0',
    },
    `${folder}/bot.log`,
  ),
);

const me = users.find(({ isAdmin }) => isAdmin)?.id;
for (const note of notes) console.log(`\n${note}`);
console.log(`\nOpen ${slack.url}/?as=${me}\n`);
console.log('Type /licenses there. The page switches between people; Ctrl-C here ends everything.');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await bot.stop();
  await slack.stop();
  await postgres.stop();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await bot.exited;
if (!stopping) {
  console.error(`The bot has ended; ${folder}/bot.log says why.`);
  process.exitCode = 1;
}
await stop();

/** From where somebody stands: npm runs its scripts elsewhere. */
function sought(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', file);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number up to 65535.');
}
