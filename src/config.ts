/** The environment is read here and nowhere else; every problem is told at once. */
import { z } from 'zod';

const filled = z.string().trim().min(1);
/** One of a few words; which they are is told where it is none. */
function word<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, `must be one of ${words.join(', ')}`);
}

const truth = word(['true', 'false', 'yes', 'no', '1', '0']).transform((text) =>
  ['true', '1', 'yes'].includes(text),
);

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a PostgreSQL address like postgresql://user:password@host:5432/name',
});

const NO_TRANSPORT = 'is missing: give it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP';

const environment = z
  .object({
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: filled.regex(
      /^xoxb-[\x21-\x7e]+$/,
      'must be a bot token, which begins with xoxb-, as a whole',
    ),
    SLACK_APP_TOKEN: filled
      .regex(
        /^xapp-[\x21-\x7e]+$/,
        'must be an app-level token, which begins with xapp-, as a whole',
      )
      .optional(),
    SLACK_SIGNING_SECRET: filled.optional(),
    PORT: z.coerce
      .number('must be a port number')
      .int('must be a whole number')
      .min(0, 'must be a port number')
      .max(65_535, 'must be a port number')
      .default(3000),
    HOST: filled.optional(),
    SLACK_API_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .default('https://slack.com/api/'),
    LICENSE_ADMINS: z
      .string()
      .default('')
      .transform(list)
      .pipe(
        z.array(
          z.string().regex(/^([UW][A-Z0-9]+|[^@\s]+@[^@\s]+)$/, {
            error: ({ input }) =>
              `"${input}" is neither a Slack user id (U…) nor an e-mail address`,
          }),
        ),
      ),
    LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS: truth.default(true),
    LOG_LEVEL: word(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .refine((env) => transportOf(env), {
    path: ['SLACK_APP_TOKEN'],
    error: NO_TRANSPORT,
    // Beside other problems too: all are told at once.
    when: () => true,
  });

type Transport = { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };

interface TransportKeys {
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
}

function transportOf(env: TransportKeys): Transport | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (appToken !== undefined) return { kind: 'socket', appToken };
  return signingSecret === undefined ? undefined : { kind: 'http', signingSecret };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export interface Config {
  databaseUrl: string;
  slack: {
    botToken: string;
    apiUrl: string;
    transport: Transport;
  };
  /** 0: any free port. */
  port: number;
  /** The address to listen at; left out: all there are. */
  host: string | undefined;
  administrators: Administrators;
  logLevel: string;
}

/** Who administers licenses by configuration. */
export interface Administrators {
  slackUserIds: ReadonlySet<string>;
  /** Lower-cased. */
  emails: ReadonlySet<string>;
  includeWorkspaceAdmins: boolean;
}

/** What must never be logged. */
export function secretsOf({ databaseUrl, slack: { botToken, transport } }: Config): string[] {
  const { kind } = transport;
  return [databaseUrl, botToken, kind === 'socket' ? transport.appToken : transport.signingSecret];
}

export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** @throws {ConfigError} with every problem of the environment, each naming its variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values = parse(environment, env);
  const entries = values.LICENSE_ADMINS;
  const transport = transportOf(values);
  if (!transport) throw new ConfigError([`SLACK_APP_TOKEN ${NO_TRANSPORT}`]);
  return {
    databaseUrl: values.DATABASE_URL,
    slack: {
      botToken: values.SLACK_BOT_TOKEN,
      apiUrl: values.SLACK_API_URL,
      transport,
    },
    port: values.PORT,
    host: values.HOST,
    administrators: {
      slackUserIds: new Set(entries.filter((entry) => !entry.includes('@'))),
      emails: new Set(
        entries.filter((entry) => entry.includes('@')).map((entry) => entry.toLowerCase()),
      ),
      includeWorkspaceAdmins: values.LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS,
    },
    logLevel: values.LOG_LEVEL,
  };
}

/** What the command line needs: the database, and the bot's token only to find out the tenant. */
export interface CliConfig {
  databaseUrl: string;
  slackBotToken: string | undefined;
  slackApiUrl: string;
}

/** Where somebody stands who names a file: npm runs its scripts elsewhere. */
export function placeOfFiles(env: NodeJS.ProcessEnv = process.env): string {
  const isByNpm = env['npm_lifecycle_event'] === 'seatkeeper';
  return (isByNpm && env['INIT_CWD']) || process.cwd();
}

/** @throws {ConfigError} */
export function readCliConfig(env: NodeJS.ProcessEnv = process.env): CliConfig {
  const { shape } = environment;
  const schema = z.object({
    DATABASE_URL: shape.DATABASE_URL,
    SLACK_BOT_TOKEN: shape.SLACK_BOT_TOKEN.optional(),
    SLACK_API_URL: shape.SLACK_API_URL,
  });
  const values = parse(schema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    slackBotToken: values.SLACK_BOT_TOKEN,
    slackApiUrl: values.SLACK_API_URL,
  };
}

function parse<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): z.infer<S> {
  // A variable that is set to nothing counts as not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '');
      const missing = name !== '' && given[name] === undefined && issue.code !== 'custom';
      return `${name} ${missing ? 'is missing' : issue.message}`;
    }),
  );
}
