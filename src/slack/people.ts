/**
 * People as Slack knows them. Whoever acts or is picked is read from Slack, unless that was done
 * within minutes; changes in between arrive as user_change events.
 */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Administrators } from '../config.ts';
import { PersonNotFound } from '../licensing/errors.ts';
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import { isKnownEmail } from '../licensing/is-known-email.ts';
import { linkSlackUser } from '../licensing/link-slack-user.ts';
import { listAdministrators } from '../licensing/list-administrators.ts';
import { listAdministratorsInSlack } from '../licensing/list-administrators-in-slack.ts';
import type { PersonRecord } from '../licensing/person-record.ts';
import type { Licensing } from '../licensing/ports.ts';
import { storedEmail } from '../licensing/stored-text.ts';
import type { Logger } from '../logger.ts';
import type { Clients } from './clients.ts';
import { slackRefusal } from './slack-refusal.ts';
import type { Workspace } from './workspace.ts';

const FRESH_MS = 15 * 60_000;

const slackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_app_user: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  locale: z.string().nullish(),
  tz: z.string().nullish().catch(null),
  /** Unix seconds, of four-digit years. */
  updated: z.number().int().min(0).max(253_402_300_799).nullish().catch(null),
  enterprise_user: z.object({ enterprise_id: z.string() }).partial().nullish(),
  profile: z
    .object({ real_name: z.string(), display_name: z.string(), email: z.string() })
    .partial()
    .default({}),
});

const usersPage = z.object({ members: z.array(slackUser) });

export interface People {
  /** @throws {PersonNotFound} for bots, strangers and unknown ids. */
  bySlackId(slackUserId: string): Promise<PersonRecord>;
  /** The same as Slack says now, for jobs: a refusal for too many calls is theirs to wait for. */
  asOfNow(slackUserId: string): Promise<PersonRecord>;
  /** Takes in what a user_change or team_join event says of people known here. */
  heard(user: unknown): Promise<void>;
  isAdministrator(person: PersonRecord): boolean;
  /** Who administers licenses: those of the configuration, and those named in the settings. */
  administrators(): Promise<Administrators>;
  /** Where no administrator is known, as none has used the app yet, asks Slack who they are. For jobs. */
  meetAdministrators(): Promise<void>;
}

export function createPeople(
  licensing: Licensing,
  { quick, messages, background }: Clients,
  workspace: Workspace,
  administrators: Administrators,
  log: Logger,
): People {
  async function link(user: z.infer<typeof slackUser>): Promise<PersonRecord> {
    if (isNobody(user, workspace)) throw new PersonNotFound();
    const { emailConflict, ...person } = await linkSlackUser(licensing, workspace.tenantId, {
      slackUserId: user.id,
      email: user.profile.email ?? null,
      displayName: user.profile.real_name || user.profile.display_name || user.name || user.id,
      isGuest: user.is_restricted || user.is_ultra_restricted,
      isWorkspaceAdmin: user.is_admin || user.is_owner,
      locale: user.locale ?? null,
      timeZone: user.tz ?? null,
      deleted: user.deleted,
      updatedAt: typeof user.updated === 'number' ? new Date(user.updated * 1000) : null,
    });
    if (emailConflict) {
      log.warn(
        { personId: person.id },
        'their e-mail in Slack is another person’s here; see the audit',
      );
    }
    return person;
  }

  return {
    async bySlackId(slackUserId) {
      if (!/^[UW][A-Z0-9]{1,50}$/.test(slackUserId)) throw new PersonNotFound();
      const known = await findPersonBySlackId(licensing, workspace.tenantId, slackUserId);
      const age = known?.slackReadAt
        ? licensing.clock().getTime() - known.slackReadAt.getTime()
        : Infinity;
      if (known && age < FRESH_MS) return known;
      return link(await readUser(quick, slackUserId));
    },
    asOfNow: async (slackUserId) => link(await readUser(messages, slackUserId)),
    async heard(user) {
      const { success, data } = slackUser.safeParse(user);
      if (!success) return log.warn('what Slack tells of a person cannot be read');
      if (isNobody(data, workspace)) return;
      const known = await findPersonBySlackId(licensing, workspace.tenantId, data.id);
      // Profiles change all day; only people of ours are written.
      if (known || (await isKnownEmail(licensing, workspace.tenantId, data.profile.email))) {
        await link({ ...data, locale: data.locale ?? known?.locale });
      }
    },
    isAdministrator(person) {
      if (person.status === 'deleted' || person.isGuest) return false;
      if (administrators.slackUserIds.has(person.slackUserId ?? '')) return true;
      // What Slack says, and nobody else: an import may have given the address to another.
      const email = person.slackEmail ?? person.email;
      if (email !== null && administrators.emails.has(email)) return true;
      if (person.isTenantAdministrator) return true;
      return administrators.includeWorkspaceAdmins && person.isWorkspaceAdmin;
    },
    async administrators() {
      const named = await listAdministrators(licensing.em, workspace.tenantId);
      const ids = named.flatMap(({ slackUserId }) => slackUserId ?? []);
      return {
        ...administrators,
        slackUserIds: new Set([...administrators.slackUserIds, ...ids]),
      };
    },
    async meetAdministrators() {
      const { tenantId } = workspace;
      const known = await listAdministratorsInSlack(licensing.em.fork(), tenantId, administrators);
      if (known.length > 0) return;
      const { emails, includeWorkspaceAdmins } = administrators;
      const pages = background.paginate('users.list', { limit: 200, include_locale: true });
      for await (const page of pages) {
        for (const user of usersPage.parse(page).members) {
          const isAdmin = includeWorkspaceAdmins && (user.is_admin || user.is_owner);
          const isOne = isAdmin || emails.has(storedEmail(user.profile.email ?? null) ?? '');
          if (isOne && !user.deleted && !isNobody(user, workspace)) await link(user);
        }
      }
    },
  };
}

async function readUser(client: WebClient, user: string) {
  try {
    const answer = await client.users.info({ user, include_locale: true });
    return slackUser.parse(answer.user);
  } catch (error) {
    const code = slackRefusal(error);
    const unknown = code === 'user_not_found' || code === 'user_not_visible';
    throw unknown ? new PersonNotFound() : error;
  }
}

/** Bots and people of other organizations: nobody who can hold a license. */
function isNobody(user: z.infer<typeof slackUser>, workspace: Workspace): boolean {
  if (user.is_bot || user.is_app_user || user.id === 'USLACKBOT') return true;
  return isStranger(user, workspace);
}

/** Somebody of another organization, seen through a shared channel. */
function isStranger(user: z.infer<typeof slackUser>, { teamId, enterpriseId }: Workspace): boolean {
  if (user.is_stranger) return true;
  if (enterpriseId !== null && user.enterprise_user?.enterprise_id === enterpriseId) return false;
  return user.team_id !== undefined && user.team_id !== teamId;
}
