/** What the command line understands. A command's own file loads when it runs: help is quick. */
import { readFileSync } from 'node:fs';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { CliError } from './cli-error.ts';
import { type ImportKind, importKinds } from './import-kinds.ts';

interface TenantOption {
  tenant?: string;
}

interface ImportOptions extends TenantOption {
  preview?: boolean;
  complete?: boolean;
}

interface ExportOptions extends TenantOption {
  since?: string;
  waiting?: boolean;
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
  addJobs(program);
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
    .option('-p, --preview', 'only say what would come of it, and change nothing')
    .option('-c, --complete', 'people: the file names everybody; who is not in it has left')
    .addHelpText(
      'after',
      `
Every bad line is named with its cause. Importing a file again updates what is there. Whether people
who moved or left lose licenses by it, --preview tells before.

Columns, in any order:
  products       our own (docs/imports.md), or Microsoft's public table as it is
  subscriptions  sku_id,seats,start,end,price,currency,notice_date,external_id
  people         email,display_name,usage_location,manager_email,status
  groups         group,email

Examples:
  ${COMMAND} import products microsoft-products.csv
  ${COMMAND} import subscriptions subscriptions.csv --tenant T0123ABCD
  ${COMMAND} import people everybody.csv --complete --preview
  ${COMMAND} import people - < people.csv`,
    )
    .action(async (kind: ImportKind, file: string, options: ImportOptions) =>
      (await import('./import-file.ts')).importFile(kind, file, options),
    );
}

function addExport(program: Command): void {
  program
    .command('export')
    .description(
      'Writes who holds what, or who did what, to a CSV file; one that is there is replaced.',
    )
    .addArgument(new Argument('<what>', 'what to write').choices(['assignments', 'audit']))
    .argument('<file>', 'the CSV file; - for standard output')
    .addOption(tenantOption())
    .addOption(sinceOption())
    .option('-w, --waiting', 'assignments: also who waits for one, with what stands against it')
    .addHelpText(
      'after',
      `
Columns:
  assignments  person_email,person_name,sku_id,product_name,since,until,disabled_plans,assigned_by,
               reason,direct,groups,error
  audit        at,actor,actor_kind,action,person_email,person_name,sku_id,product_name,group_name,
               reason,before,after,surface,request_id; the newest first

Examples:
  ${COMMAND} export assignments assignments.csv
  ${COMMAND} export audit audit.csv --since 2026-01-01
  npm run --silent seatkeeper -- export assignments - | sort`,
    )
    .action(async (what: string, file: string, { tenant, since, waiting }: ExportOptions) => {
      if (what === 'audit') {
        if (waiting) throw new CliError('--waiting is for assignments.');
        return (await import('./export-audit.ts')).exportAudit(file, { tenant, since });
      }
      if (since !== undefined) {
        throw new CliError('--since is for the audit: assignments are those of now.');
      }
      const { exportAssignments } = await import('./export-assignments.ts');
      return exportAssignments(file, { tenant, waiting });
    });
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

function addJobs(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('Lists the jobs that failed for good, and runs them again.')
    .addOption(tenantOption())
    .action(async (options: TenantOption) => (await import('./jobs.ts')).listFailedJobs(options))
    .addHelpText(
      'after',
      `
Each line: id, queue, when it was given up, error, attempts.

Examples:
  ${COMMAND} jobs
  ${COMMAND} jobs retry --all --tenant T0123ABCD`,
    );
  jobs
    .command('retry')
    .description('Runs one job, or all of them, again.')
    .argument('[id]', 'the id that "jobs" shows')
    .option('--all', 'all that failed for good')
    .addOption(tenantOption())
    .action(async (id: string | undefined, _options, command: Command) =>
      // Whichever of the two commands --tenant stands behind.
      (await import('./jobs.ts')).retryJobs(id, command.optsWithGlobals()),
    );
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

function sinceOption(): Option {
  return new Option(
    '-s, --since <day>',
    'audit: only what was done that day (YYYY-MM-DD) or later, in the tenant’s time zone',
  ).argParser((day: string) => {
    if (z.iso.date().safeParse(day).success) return day;
    throw new InvalidArgumentError('A day is written as 2026-01-31.');
  });
}

function upper(_match: string, first: string): string {
  return first.toUpperCase();
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}
