/** One entry of the audit in words: a sentence, why, and what changed from what to what. Markup. */
import type { AuditedDeed, AuditPerson } from '../licensing/list-audit.ts';
import { alertKinds } from '../licensing/rules/alert-kinds.ts';
import { type ApproverKind, approverKinds } from '../licensing/rules/request-policy.ts';
import { clip, escapeMrkdwn } from './mrkdwn.ts';
import { nameList, shortName } from './name-list.ts';
import { whyWaiting } from './source-lines.ts';
import { catalog } from './texts/index.ts';
import type { Texts } from './texts.ts';

/** Ids that say nothing to people, and who holds an e-mail address that is somebody's already. */
export const UNTOLD: ReadonlySet<string> = new Set(['sourceId', 'subscriptionId', 'belongsTo']);
/** Names what was changed: told although it stayed. */
const NAMING = new Set(['plan']);
const MAX_CHANGES = 12;
const MAX_PLANS = 10;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-][\d:]+)$/;

type Names = ReadonlyMap<string, string>;

export function auditLines(texts: Texts, deed: AuditedDeed, names: Names): string[] {
  return [
    `${texts.time(deed.at)} · ${sentence(texts, deed)}`,
    ...throughGroup(texts, deed),
    ...whyDone(texts, deed),
    ...changes(texts, deed, names),
  ];
}

/** Of the system a cause, which it names by a word of the code. */
function whyDone(texts: Texts, { reason, actor, surface }: AuditedDeed): string[] {
  if (reason === null) return [];
  if (actor !== null) return [texts.md('audit:reason', { reason: clip(reason, 300) })];
  // The sentence says already that it was an import.
  if (surface === 'cli') return [];
  const key = `cause_${reason}`;
  return [
    texts.md('audit:cause', { reason: has(key) ? texts.plain(`audit:${key}`) : clip(reason, 300) }),
  ];
}

function sentence(texts: Texts, deed: AuditedDeed): string {
  const { action, surface } = deed;
  const system = texts.md(surface === 'cli' ? 'audit:commandLine' : 'audit:system');
  const actor = deed.actor === null ? system : named(texts, deed.actor);
  const person = deed.person && named(texts, deed.person);
  const product = deed.product && `*${shortName(deed.product, 100)}*`;
  const group = deed.group && `*${shortName(deed.group, 100)}*`;
  const isOwn = action === 'license.remove' && deed.actor?.id === deed.person?.id;
  const key = isOwn ? 'did_license_return' : `did_${action.replaceAll('.', '_')}`;
  if (has(key)) {
    return texts.md(`audit:${key}`, {
      actor,
      person: person ?? texts.md('audit:somebody'),
      product: product ?? texts.md('audit:something'),
      group: group ?? texts.md('audit:someGroup'),
    });
  }
  const about = [person, product, group].filter((each) => each !== null).join(', ');
  const said = about === '' ? 'audit:unknown' : 'audit:unknownAbout';
  return texts.md(said, { actor, action, about });
}

/** What happens to a license that comes through a group. */
function throughGroup(texts: Texts, { action, group }: AuditedDeed): string[] {
  if (group === null || !action.startsWith('license.')) return [];
  return [texts.md('audit:through', { group: `*${shortName(group, 100)}*` })];
}

function named(texts: Texts, person: AuditPerson): string {
  return texts.person({ ...person, displayName: clip(person.displayName, 80) });
}

function changes(texts: Texts, deed: AuditedDeed, names: Names): string[] {
  // What was there before a removal says nothing new.
  if (deed.after === null) return [];
  const { after, before } = deed;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  const lines = fields.flatMap((name) => {
    const [from, to] = [before?.[name] ?? null, after[name] ?? null];
    const stayed = JSON.stringify(from) === JSON.stringify(to);
    if (UNTOLD.has(name) || (stayed && !NAMING.has(name))) return [];
    const values = { from: value(texts, name, from, names), to: value(texts, name, to, names) };
    const isGiven = before === null || stayed;
    if (isGiven && isEmpty(to)) return [];
    const field = label(texts, name);
    if (!isGiven && isList(from) && isList(to)) return listChanges(texts, name, from, to, names);
    return [texts.md(isGiven ? 'audit:given' : 'audit:changed', { field, ...values })];
  });
  return lines.slice(0, MAX_CHANGES);
}

type List = readonly [unknown, ...unknown[]];

function isList(what: unknown): what is List {
  return Array.isArray(what) && what.length > 0;
}

/** Of a long list, what is not different says nothing. */
function listChanges(texts: Texts, name: string, from: List, to: List, names: Names) {
  const field = label(texts, name);
  const gained = to.filter((each) => !from.includes(each));
  const lost = from.filter((each) => !to.includes(each));
  const tell = (key: 'audit:gained' | 'audit:lost', list: readonly unknown[]) =>
    list.length === 0 ? [] : [texts.md(key, { field, names: value(texts, name, list, names) })];
  return [...tell('audit:gained', gained), ...tell('audit:lost', lost)];
}

function label(texts: Texts, name: string): string {
  const key = `field_${name}`;
  return has(key) ? texts.plain(`audit:${key}`) : clip(name, 60);
}

function isEmpty(what: unknown): boolean {
  return what === null || what === '' || (Array.isArray(what) && what.length === 0);
}

/** Fields whose values are words of ours. */
const WORDS = new Set(['status', 'state', 'loss', 'mode']);
const ALERTS = new Set(['alert_kindsOn', 'alert_kindsOff']);
const COUNTRIES = new Set(['usageLocation', 'defaultUsageLocation', 'notOfferedIn']);

/** One of a field's values, as markup. */
function value(texts: Texts, name: string, what: unknown, names: Names): string {
  if (isEmpty(what)) return texts.md('audit:nothingSet');
  if (typeof what === 'boolean') return texts.md(what ? 'audit:yes' : 'audit:no');
  if (typeof what === 'number') return texts.number(what);
  const called = (each: unknown) => {
    const kind = ALERTS.has(name) && alertKinds.find((one) => one === each);
    if (kind) return texts.plain(`alerts:about_${kind}`);
    return COUNTRIES.has(name)
      ? texts.country(String(each))
      : (names.get(String(each)) ?? String(each));
  };
  if (Array.isArray(what)) return nameList(texts, what.map(called), MAX_PLANS);
  const text = typeof what === 'string' ? what : JSON.stringify(what);
  const isChannel = name.startsWith('alertChannelId') || name === 'channelId';
  if (isChannel) return `<#${escapeMrkdwn(text)}>`;
  if (name === 'slackUserId') return `<@${escapeMrkdwn(text)}>`;
  if (/^approverKind\d$/.test(name) && isKind(text)) return texts.md(`policies:kind_${text}`);
  const word = `${name}_${text}`;
  if (WORDS.has(name) && has(word)) return texts.md(`audit:${word}`);
  if (name === 'error') return whyWaiting(texts, text);
  if (DAY.test(text)) return texts.day(text);
  if (INSTANT.test(text)) return texts.time(new Date(text));
  return shortName(called(text), 100);
}

function isKind(text: string): text is ApproverKind {
  return approverKinds.some((each) => each === text);
}

type AuditKey = Extract<keyof typeof catalog.en.audit, string>;

function has(key: string): key is AuditKey {
  return Object.hasOwn(catalog.en.audit, key);
}
