/** What stands behind a license in words, a line a source. Markup. */
import { RESTORABLE_DAYS } from '../licensing/read-product.ts';
import type { ShownSource } from '../licensing/shown-sources.ts';
import { nameList, shortName } from './name-list.ts';
import { assigner, tenure } from './tenure.ts';
import { catalog } from './texts/index.ts';
import type { Texts } from './texts.ts';

/** So many are named; the detail names all. */
const MAX_SOURCES = 4;

export function sourceLines(texts: Texts, sources: readonly ShownSource[]): string[] {
  const [only] = sources;
  const isOne = sources.length === 1 && only?.group === null && only.state === 'active';
  if (isOne) return [tenure(texts, only)];
  const left = sources.length - MAX_SOURCES;
  return [
    ...sources.slice(0, MAX_SOURCES).map((source) => sourceLine(texts, source)),
    ...(left > 0 ? [texts.md('sources:more', { count: left })] : []),
  ];
}

export function sourceLine(
  texts: Texts,
  source: ShownSource,
  why = whyWaiting(texts, source.errorCode ?? ''),
): string {
  const { md } = texts;
  const { state, isLeaving, since, startDate, suspendedAt } = source;
  const group = source.group && shortName(source.group.name, 75);
  if (group !== null && isLeaving) return md('sources:leaving', { group });
  if (state === 'error') {
    const values = { group, at: texts.moment(since), why };
    return md(group === null ? 'sources:waits' : 'sources:waitsThrough', values);
  }
  if (state === 'suspended' && suspendedAt) {
    const values = {
      group,
      at: texts.moment(suspendedAt),
      purged: texts.moment(purge(suspendedAt)),
    };
    return md(group === null ? 'sources:suspended' : 'sources:suspendedThrough', values);
  }
  if (state === 'scheduled' && startDate !== null) {
    const starts = md('sources:starts', { day: texts.day(startDate), by: assigner(texts, source) });
    return source.untilDate === null
      ? starts
      : `${starts} · ${md('until', { day: texts.day(source.untilDate) })}`;
  }
  const values = { group, tenure: tenure(texts, source) };
  const line = md(group === null ? 'sources:directly' : 'sources:through', values);
  if (!source.givesWayTo) return line;
  const product = shortName(source.givesWayTo.name, 75);
  return `${line} · ${md('sources:givesWay', { product })}`;
}

/** "through Sales and Support": where nothing is direct. */
export function throughGroups(texts: Texts, sources: readonly ShownSource[]): string | null {
  const active = sources.filter(({ state }) => state === 'active');
  const names = active.flatMap(({ group }) => group?.name ?? []);
  if (names.length === 0 || names.length < active.length) return null;
  return texts.md('sources:throughAll', { groups: nameList(texts, names, MAX_SOURCES) });
}

/** When what is suspended can come back no longer. */
function purge(suspendedAt: Date): Date {
  return new Date(suspendedAt.getTime() + RESTORABLE_DAYS * 86_400_000);
}

/** "no seat is free". */
export function whyWaiting(texts: Texts, code: string): string {
  const key = `why_${code}`;
  return texts.md(isKey(key) ? `sources:${key}` : 'sources:why_other');
}

function isKey(key: string): key is Extract<keyof typeof catalog.en.sources, `why_${string}`> {
  return Object.hasOwn(catalog.en.sources, key);
}
