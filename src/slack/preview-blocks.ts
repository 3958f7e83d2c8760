/** What a change would come to, product by product: seats before and after, who gets and loses what. */
import type { KnownBlock } from '@slack/types';
import type { Named, ProductForeseen } from '../licensing/rules/foreseen.ts';
import { context } from './blocks.ts';
import { lineSections } from './line-sections.ts';
import { nameList, shortName } from './name-list.ts';
import { planList } from './plan-list.ts';
import { whyWaiting } from './source-lines.ts';
import type { Texts } from './texts.ts';

/** A line of names, and a view of such lines, must fit. */
const LONGEST_LINE = 2800;
const NAME = 40;
const MAX_PLANS = 20;
const MAX_PRODUCTS = 12;

/** Products in which nobody is touched are left out, unless there is nothing else to say. */
export function previewBlocks(
  texts: Texts,
  { at, products }: { at: Date; products: readonly ProductForeseen[] },
): KnownBlock[] {
  const all = products.map((each) => ({ ...each, lines: peopleLines(texts, each) }));
  const touched = all.filter(({ lines }) => lines.length > 0);
  const shown = touched.length > 0 ? touched : all;
  const left = shown.length - MAX_PRODUCTS;
  return [
    ...shown
      .slice(0, MAX_PRODUCTS)
      .flatMap((each) => lineSections(productLines(texts, each, each.lines), LONGEST_LINE)),
    ...(left > 0 ? [context(texts.md('preview:moreProducts', { count: left }))] : []),
    context(texts.md('preview:asOf', { at: texts.time(at) })),
  ];
}

function productLines(texts: Texts, foreseen: ProductForeseen, lines: string[]): string[] {
  const nothing = [texts.md('preview:nothing')];
  return [seatsLine(texts, foreseen), ...(lines.length > 0 ? lines : nothing)];
}

function peopleLines(texts: Texts, foreseen: ProductForeseen): string[] {
  const { md } = texts;
  const { gets, loses, gainedPlans, lostPlans, keptPlans, errors, next } = foreseen;
  return [
    ...seatLine(texts, 'gets', gets, gainedPlans, foreseen.plans),
    ...planLines(texts, 'gainsPlans', gets, gainedPlans),
    ...seatLine(texts, 'loses', loses, lostPlans, foreseen.plans),
    ...planLines(texts, 'losesPlans', loses, lostPlans),
    ...keptLines(texts, keptPlans, foreseen.plans),
    ...errors.map((some) =>
      md('preview:fails', { ...people(texts, some), why: whyWaiting(texts, some.code) }),
    ),
    ...(next.count > 0 ? [md('preview:next', people(texts, next))] : []),
  ];
}

function seatsLine({ md }: Texts, { product: name, seats }: ProductForeseen): string {
  const { total, before, after } = seats;
  const values = { product: shortName(name, 100), total, before, after };
  const isSame = before === after;
  if (total === null)
    return md(isSame ? 'preview:seatsSameUnlimited' : 'preview:seatsUnlimited', values);
  const line = md(isSame ? 'preview:seatsSame' : 'preview:seats', values);
  const over = after - total;
  return over > 0 ? `${line}  ${md('preview:over', { count: over })}` : line;
}

type Plans = readonly (Named & { plan: string })[];

/** Who gets or loses it, and the plans that all of them do. */
function seatLine(
  texts: Texts,
  key: 'gets' | 'loses',
  who: Named,
  plans: Plans,
  all: readonly string[],
): string[] {
  if (who.count === 0) return [];
  const names = plans.filter((some) => isSame(some, who)).map(({ plan }) => plan);
  if (names.length === 0) return [texts.md(`preview:${key}`, people(texts, who))];
  const values = { ...people(texts, who), plans: planList(texts, names, all) };
  return [texts.md(`preview:${key}With`, values)];
}

/** The other plans; those that the same people gain or lose in one line. */
function planLines(
  texts: Texts,
  key: 'gainsPlans' | 'losesPlans',
  told: Named,
  plans: Plans,
): string[] {
  const others = plans.filter((some) => !isSame(some, told));
  return byPeople(others).map(({ who, names }) => {
    const values = { ...people(texts, who), plans: nameList(texts, names, MAX_PLANS) };
    return texts.md(`preview:${key}`, values);
  });
}

/** What they lose of it, and have of another product. */
function keptLines(texts: Texts, plans: Plans, all: readonly string[]): string[] {
  return byPeople(plans).map(({ who, names }) => {
    const values = { ...people(texts, who), plans: planList(texts, names, all) };
    return texts.md('preview:keepsPlans', values);
  });
}

function byPeople(plans: Plans): { who: Named; names: string[] }[] {
  const groups = Map.groupBy(plans, ({ count, names }) => JSON.stringify([count, names]));
  return [...groups.values()].flatMap((some) => {
    const [who] = some;
    return who ? [{ who, names: some.map(({ plan }) => plan) }] : [];
  });
}

function isSame(one: Named, other: Named): boolean {
  return one.count === other.count && one.names.every((name, at) => name === other.names[at]);
}

/** As many names as fit. */
function people(texts: Texts, { count, names }: Named): { count: number; people: string } {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    const short = shortName(name, NAME);
    length += short.length + 2;
    if (length > LONGEST_LINE - 1000) break;
    shown.push(short);
  }
  const left = count - shown.length;
  return {
    count,
    people: texts.list(left > 0 ? [...shown, texts.md('more', { count: left })] : shown),
  };
}
