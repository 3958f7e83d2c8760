/** The one map from what can go wrong to a sentence. */
import { WebAPIRateLimitedError } from '@slack/web-api';
import * as facts from '../licensing/errors.ts';
import { clip, escapeMrkdwn, oneLine } from './mrkdwn.ts';
import { nameList } from './name-list.ts';
import { Tampered } from './payload.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import { catalog } from './texts/index.ts';
import type { TextKey, Texts } from './texts.ts';
import { UserGroupsForbidden, UserGroupsUnavailable } from './user-groups.ts';

/** The click or command comes from outside the workspace this app is installed in. */
export class WrongWorkspace extends Error {
  readonly code = 'wrong_workspace';
}

/** An action, form or command no slice knows. */
export class UnknownAction extends Error {
  readonly code = 'unknown_action';
}

/** Nothing has gone wrong yet, but whoever waits should know. */
export class TakesLong extends Error {
  readonly code = 'takes_long';
}

export function errorCode(error: unknown): string {
  if (error instanceof facts.LicensingError) return error.code;
  if (error instanceof Tampered || error instanceof WrongWorkspace) return error.code;
  if (error instanceof UnknownAction || error instanceof TakesLong) return error.code;
  if (error instanceof UserGroupsUnavailable || error instanceof UserGroupsForbidden) {
    return error.code;
  }
  if (error instanceof WebAPIRateLimitedError) return 'slack_busy';
  if (slackRefusal(error) === 'expired_trigger_id') return 'takes_long';
  return 'unexpected';
}

/** mrkdwn: what happened and what to do next. */
export function errorMessage(
  error: unknown,
  texts: Texts,
  { administrators }: Pick<Services, 'administrators'>,
  reference: string,
): string {
  const { md } = texts;
  if (error instanceof facts.NotAllowed) {
    return md('errors:not_allowed', { administrators: whoMay(texts, administrators) });
  }
  if (error instanceof facts.OwnRequest || error instanceof facts.NotApprover) {
    const approvers = whoDecides(texts, error.details, administrators);
    return md(`errors:${error.code}`, { approvers });
  }
  if (error instanceof facts.SeatsExhausted && error.details.held > 0) {
    return md('requests:seatsPromised', { ...error.details });
  }
  if (error instanceof facts.UntilTooLate) {
    return md('errors:until_too_late', { latest: texts.day(error.details.latest) });
  }
  if (error instanceof facts.ProhibitedInUsageLocation) {
    const { plans, usageLocation } = error.details;
    return md('errors:prohibited_in_usage_location', {
      count: plans.length,
      plans: texts.list(plans),
      country: texts.country(usageLocation),
    });
  }
  if (error instanceof facts.UntilInPast) {
    return md('errors:until_in_past', { today: texts.day(error.details.today) });
  }
  if (error instanceof facts.StartInPast) {
    return md('errors:start_in_past', { today: texts.day(error.details.today) });
  }
  if (error instanceof facts.ScheduledAlready) {
    const startDate = texts.day(error.details.startDate);
    return md('errors:scheduled_already', { ...error.details, startDate });
  }
  if (error instanceof facts.AlertSnoozed) {
    const { product, person, until } = error.details;
    const who = person === null ? md('audit:system') : escapeMrkdwn(person);
    return md('errors:alert_snoozed', { product, person: who, until: texts.day(until) });
  }
  if (error instanceof facts.AlertResolved) {
    const { product, person } = error.details;
    const who = person === null ? md('audit:system') : escapeMrkdwn(person);
    return md('errors:alert_resolved', { product, person: who });
  }
  if (error instanceof facts.DayOutOfRange) {
    const { from, to } = error.details;
    return md('errors:day_out_of_range', { from: texts.day(from), to: texts.day(to) });
  }
  if (error instanceof facts.InheritedLicense) {
    const groups = nameList(
      texts,
      error.details.groups.map(({ name }) => name),
      5,
    );
    return md('errors:inherited_license', { ...error.details, groups });
  }
  if (error instanceof facts.MembersDeleted) {
    const { people, count } = error.details;
    return md('errors:members_deleted', { count, people: firstOf(texts, people, count) });
  }
  if (error instanceof facts.PlansInCircle) {
    const { plans } = error.details;
    const shown = plans.slice(0, 5).map((name) => clip(oneLine(name), 60));
    return md('errors:plans_in_circle', { plans: firstOf(texts, shown, plans.length) });
  }
  if (error instanceof facts.LicensingError) {
    const key = `errors:${error.code}`;
    if (isSentence(key)) return md(key, { ...error.details });
  }
  const code = errorCode(error);
  if (code === 'tampered' || code === 'wrong_workspace' || code === 'unknown_action') {
    return md(`errors:${code}`);
  }
  if (code === 'user_groups_unavailable' || code === 'user_groups_forbidden') {
    return md(`errors:${code}`);
  }
  const isKnown = code === 'slack_busy' || code === 'takes_long';
  return md(isKnown ? `errors:${code}` : 'errors:unexpected', { reference });
}

const MAX_APPROVERS = 5;

/** mrkdwn: who decides on a request. @param administrators those of the settings among them. */
export function whoDecides(
  texts: Texts,
  { approvers, byAdministrators }: facts.WhoDecides,
  administrators: Services['administrators'],
): string {
  if (byAdministrators) return whoMay(texts, administrators);
  if (approvers.length === 0) return texts.md('requests:approversUnknown');
  const names = approvers.slice(0, MAX_APPROVERS).map((id) => `<@${id}>`);
  return firstOf(texts, names, approvers.length);
}

function firstOf(texts: Texts, names: readonly string[], count: number): string {
  const left = count - names.length;
  return texts.list(left > 0 ? [...names, texts.plain('more', { count: left })] : names);
}

function isSentence(key: string): key is Extract<TextKey, `errors:${string}`> {
  const name = key.slice('errors:'.length);
  // What is counted has a sentence for one, and one for more.
  return [name, `${name}_one`].some((each) => Object.hasOwn(catalog.en.errors, each));
}

/** mrkdwn: who administers licenses here. */
export function whoMay(
  texts: Texts,
  { slackUserIds, emails, includeWorkspaceAdmins }: Services['administrators'],
  nobody = texts.plain('nobodyYet'),
) {
  const named = [...slackUserIds].map((id) => `<@${id}>`).concat([...emails].map(escapeMrkdwn));
  if (includeWorkspaceAdmins) named.push(texts.plain('workspaceAdmins'));
  return named.length === 0 ? nobody : texts.list(named);
}
