/**
 * Which tenant a command is about: the one that is named, else the only one there is, else the
 * one that the bot's token answers for. Where these disagree or say nothing, nothing is guessed.
 */
import { LogLevel, WebClient } from '@slack/web-api';
import type { CliConfig } from '../config.ts';
import { listTenants, type Tenant } from '../licensing/list-tenants.ts';
import { readWorkspace } from '../slack/workspace.ts';
import { StartError } from '../start-error.ts';
import { CliError } from './cli-error.ts';
import type { Connected } from './database.ts';

export interface ChosenTenant extends Tenant {
  /** False: nobody has used it yet. */
  exists: boolean;
}

export async function chooseTenant(
  { config, licensing }: Connected,
  given: string | undefined,
): Promise<ChosenTenant> {
  const tenants = await listTenants(licensing);
  const known = (id: string) => tenants.find((tenant) => tenant.id === id);
  if (given !== undefined) {
    const tenant = known(given);
    return { id: given, name: tenant?.name ?? given, exists: tenant !== undefined };
  }
  const { tenant: answered, failure } = await askSlack(config);
  const [only] = tenants;
  if (only && tenants.length === 1 && (!answered || answered.id === only.id)) {
    return { ...only, exists: true };
  }
  if (answered && tenants.length !== 1) {
    return { ...answered, exists: known(answered.id) !== undefined };
  }
  throw new CliError(unclear(tenants, answered, failure));
}

/** As `chooseTenant`, for commands that need one with something in it. */
export async function chooseExistingTenant(
  connected: Connected,
  given: string | undefined,
): Promise<ChosenTenant> {
  const tenant = await chooseTenant(connected, given);
  if (tenant.exists) return tenant;
  const tenants = await listTenants(connected.licensing);
  throw new CliError(`There is no tenant ${tenant.id}. ${listing(tenants)}`);
}

async function askSlack({
  slackBotToken,
  slackApiUrl,
}: CliConfig): Promise<{ tenant?: Tenant; failure?: string }> {
  if (slackBotToken === undefined) return {};
  const client = new WebClient(slackBotToken, {
    slackApiUrl,
    timeout: 5000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  try {
    const { tenantId, name } = await readWorkspace(client);
    return { tenant: { id: tenantId, name } };
  } catch (error) {
    if (error instanceof StartError) return { failure: error.message };
    throw error;
  }
}

function unclear(tenants: Tenant[], answered?: Tenant, failure?: string): string {
  return [
    'It is not clear which tenant is meant: name one with --tenant TEAM_ID.',
    listing(tenants),
    answered && `The token in SLACK_BOT_TOKEN answers for ${answered.id} (${answered.name}).`,
    failure,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function listing(tenants: Tenant[]): string {
  if (tenants.length === 0) return 'There is no tenant yet.';
  const names = tenants.slice(0, 20).map(({ id, name }) => `${id} (${name})`);
  const more = tenants.length > names.length ? ` and ${tenants.length - names.length} more` : '';
  return `There ${tenants.length === 1 ? 'is' : 'are'}: ${names.join(', ')}${more}.`;
}
