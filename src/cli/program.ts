/** What the command line understands. A command's own file loads when it runs: help is quick. */
import { readFileSync } from 'node:fs';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type ImportKind, importKinds } from './import-kinds.ts';

interface TenantOption {
  tenant?: string;
}

const COMMAND = 'npm run seatkeeper --';

export function createProgram(): Command {
  const program = new Command(COMMAND)
    .description('Looks after the database of Seatkeeper.')
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError(`Run ${COMMAND} --help to see what there is.`)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: (.)/, upper)) })
    .exitOverride()
    .addHelpText(
      'after',
      `
The database is the one in DATABASE_URL. docs/imports.md describes the columns of each file.

Examples:
  ${COMMAND} migrate
  ${COMMAND} import products products.csv --tenant T0123ABCD
  ${COMMAND} check`,
    );
  addMigrate(program);
  addImport(program);
  addExport(program);
  addCheck(program);
  return program;
}

function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Makes the tables, or brings them up to date. Run it before each new version.')
    .action(async () => (await import('./migrate.ts')).migrateDatabase());
}

function addImport(program: Command): void {
  program
    .command('import')
    .description('Reads a CSV file into the database: all of it or, if a line is bad, nothing.')
    .addArgument(new Argument('<what>', 'what the file has').choices(importKinds))
    .argument('<file>', 'a CSV file in UTF-8; - for standard input')
    .addOption(tenantOption('it is made if it does not exist yet'))
    .addHelpText(
      'after',
      `
Every bad line is named with its cause. Importing a file again updates what is there.

Columns, in any order:
  products       our own (docs/imports.md), or Microsoft's public table as it is
  subscriptions  sku_id,seats,start,end,price,currency,notice_date,external_id
  people         email,display_name,usage_location,manager_email,status

Examples:
  ${COMMAND} import products microsoft-products.csv
  ${COMMAND} import subscriptions subscriptions.csv --tenant T0123ABCD
  ${COMMAND} import people - < people.csv`,
    )
    .action(async (kind: ImportKind, file: string, { tenant }: TenantOption) =>
      (await import('./import-file.ts')).importFile(kind, file, tenant),
    );
}

function addExport(program: Command): void {
  program
    .command('export')
    .description('Writes who holds what to a CSV file; one that is there is replaced.')
    .addArgument(new Argument('<what>', 'what to write').choices(['assignments']))
    .argument('<file>', 'the CSV file; - for standard output')
    .addOption(tenantOption())
    .addHelpText(
      'after',
      `
Columns:
  person_email,person_name,sku_id,product_name,since,until,disabled_plans,assigned_by,reason

Examples:
  ${COMMAND} export assignments assignments.csv
  npm run --silent seatkeeper -- export assignments - | sort`,
    )
    .action(async (_what: string, file: string, { tenant }: TenantOption) =>
      (await import('./export-assignments.ts')).exportAssignments(file, tenant),
    );
}

function addCheck(program: Command): void {
  program
    .command('check')
    .description('Recounts every product against who holds it, and names what differs.')
    .addOption(tenantOption())
    .addHelpText(
      'after',
      `
Ends with 1 if a count differs.

Example:
  ${COMMAND} check --tenant T0123ABCD`,
    )
    .action(async ({ tenant }: TenantOption) => (await import('./check.ts')).check(tenant));
}

function tenantOption(more?: string): Option {
  const fallback = 'default: the only one there is, or the one of SLACK_BOT_TOKEN';
  return new Option(
    '-t, --tenant <team-id>',
    `the Slack workspace or organization, by its id (${more ? `${more}; ` : ''}${fallback})`,
  ).argParser((id: string) => {
    if (/^[TE][\w-]{0,63}$/.test(id)) return id;
    throw new InvalidArgumentError('A team id begins with T, an organization’s with E.');
  });
}

function upper(_match: string, first: string): string {
  return first.toUpperCase();
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}
