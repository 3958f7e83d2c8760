/**
 * People are linked to Slack once, by Slack id, else by lower-cased e-mail. An e-mail that is
 * somebody else's is a conflict: reported and audited, never merged. Events come late and again:
 * what is older than what is known is left. What two processes do at the same time, the unique
 * constraints refuse to one of them, which then looks again.
 */
import { randomUUID } from 'node:crypto';
import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { audit } from './audit.ts';
import { PERSON_COLUMNS, type PersonRecord } from './person-record.ts';
import type { Licensing } from './ports.ts';
import { storedEmail, storedText } from './stored-text.ts';
import { isTimeZone } from './time-zones.ts';
import { reviewLater } from './wake.ts';

/** A user as Slack describes them. */
export interface SlackProfile {
  slackUserId: string;
  /** Null where Slack does not tell. */
  email: string | null;
  displayName: string;
  isGuest: boolean;
  isWorkspaceAdmin: boolean;
  locale: string | null;
  /** IANA. */
  timeZone?: string | null;
  deleted: boolean;
  /** When Slack last changed this user, by its own clock, where it tells. */
  updatedAt?: Date | null;
}

export interface LinkedPerson extends PersonRecord {
  /** The e-mail Slack has for them is another person's here, so theirs is left empty. */
  emailConflict: boolean;
}

/** Whoever loses a race that often meets more than a race. */
const ATTEMPTS = 5;

/** Finds, links or makes the person behind a Slack user, and brings them up to date with Slack. */
export async function linkSlackUser(
  licensing: Licensing,
  tenantId: string,
  profile: SlackProfile,
): Promise<LinkedPerson> {
  const now = licensing.clock();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await licensing.em
        .fork()
        .transactional((em) => link(em, licensing, tenantId, now, storable(profile)));
    } catch (error) {
      const lostRace = error instanceof UniqueConstraintViolationException;
      if (!lostRace || attempt === ATTEMPTS) throw error;
    }
  }
}

function storable(profile: SlackProfile): SlackProfile {
  return {
    ...profile,
    email: storedEmail(profile.email),
    displayName: storedText(profile.displayName, 255),
    locale: profile.locale && storedText(profile.locale, 35),
    timeZone: isTimeZone(profile.timeZone) ? profile.timeZone : null,
  };
}

async function link(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  now: Date,
  profile: SlackProfile,
): Promise<LinkedPerson> {
  const found = await em.execute<(PersonRecord & { isNewer: boolean | null })[]>(
    `select ${PERSON_COLUMNS}, slack_updated_at > cast(:updatedAt as timestamptz) as "isNewer"
       from person
      where tenant_id = :tenantId and (slack_user_id = :slackUserId or email = :email)
      order by id for no key update`,
    { ...said(profile), tenantId },
  );
  const linked = found.find((person) => person.slackUserId === profile.slackUserId);
  if (linked?.isNewer) {
    const { isNewer, ...person } = linked;
    return { ...person, emailConflict: false };
  }
  const namesake = found.find((person) => person !== linked && person.email === profile.email);
  const imported = !linked && namesake?.slackUserId === null ? namesake : undefined;
  const emailConflict = namesake !== undefined && namesake !== imported;

  const before = linked ?? imported;
  const person = await write(em, tenantId, now, before?.id ?? null, {
    ...profile,
    slackEmail: profile.email,
    email: emailConflict ? null : (profile.email ?? before?.email ?? null),
  });
  const context: Context = {
    tenantId,
    actor: { kind: 'system', cause: 'slack_profile' },
    surface: 'slack',
  };
  const { slackUserId, status } = person;
  if (imported) {
    await audit(em, context, now, {
      action: 'person.link_slack',
      personId: person.id,
      before: { slackUserId: null },
      after: { slackUserId, email: person.email },
    });
  }
  if (before && before.status !== status) {
    await audit(em, context, now, {
      action: 'person.change_status',
      personId: person.id,
      before: { status: before.status },
      after: { status },
    });
    await reviewLater(em, licensing, tenantId, [person.id]);
  }
  if (emailConflict && !(await conflictIsKnown(em, tenantId, person.id, namesake.id))) {
    await audit(em, context, now, {
      action: 'person.email_conflict',
      personId: person.id,
      after: { slackUserId, email: profile.email, belongsTo: namesake.id },
    });
  }
  return { ...person, emailConflict };
}

async function write(
  em: SqlEntityManager,
  tenantId: string,
  now: Date,
  id: string | null,
  profile: SlackProfile & { slackEmail: string | null },
): Promise<PersonRecord> {
  const [person] = await em.execute<PersonRecord[]>(id === null ? INSERT : UPDATE, {
    ...said(profile),
    tenantId,
    id: id ?? randomUUID(),
    status: profile.deleted ? 'deleted' : 'active',
    now: now.toISOString(),
  });
  if (!person) throw new Error(`Person ${id} is gone`);
  return person;
}

function said<T extends SlackProfile>(profile: T) {
  const { updatedAt, timeZone = null } = profile;
  return { ...profile, timeZone, updatedAt: updatedAt?.toISOString() ?? null };
}

const INSERT = `
  insert into person (tenant_id, id, slack_user_id, email, slack_email, display_name, status, deleted_at,
      is_guest, is_workspace_admin, locale, time_zone, slack_read_at, slack_updated_at)
  values (:tenantId, :id, :slackUserId, :email, :slackEmail, :displayName, :status,
      case when :deleted then cast(:now as timestamptz) end, :isGuest,
      :isWorkspaceAdmin, :locale, :timeZone, :now, cast(:updatedAt as timestamptz))
  returning ${PERSON_COLUMNS}`;

const UPDATE = `
  update person set slack_user_id = :slackUserId, email = :email,
      slack_email = coalesce(:slackEmail, slack_email), display_name = :displayName, status = :status,
      deleted_at = case when :deleted then coalesce(deleted_at, cast(:now as timestamptz)) end,
      is_guest = :isGuest, is_workspace_admin = :isWorkspaceAdmin,
      locale = coalesce(:locale, locale), time_zone = coalesce(:timeZone, time_zone),
      slack_read_at = :now,
      slack_updated_at = coalesce(cast(:updatedAt as timestamptz), slack_updated_at)
   where tenant_id = :tenantId and id = :id
  returning ${PERSON_COLUMNS}`;

/** Slack is read again and again; one conflict is audited once. */
async function conflictIsKnown(
  em: SqlEntityManager,
  tenantId: string,
  personId: string,
  belongsTo: string,
): Promise<boolean> {
  const [known] = await em.execute<unknown[]>(
    `select 1 from audit_entry
      where tenant_id = :tenantId and person_id = :personId
        and action = 'person.email_conflict' and after ->> 'belongsTo' = :belongsTo limit 1`,
    { tenantId, personId, belongsTo },
  );
  return known !== undefined;
}
