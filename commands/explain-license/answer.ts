/** The answer in one sentence: they have it, wait for it, or do not have it. Markup. */
import type {
  ExplainedLicense,
  ExplainLicenseResult,
} from '../../src/licensing/explain-license.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { Texts } from '../../src/slack/texts.ts';

const MAX_PRODUCTS = 5;

export function answer(texts: Texts, found: ExplainLicenseResult): string {
  return found.plan ? aboutPlan(texts, found, found.plan) : aboutProduct(texts, found);
}

function aboutProduct(
  { md, ...texts }: Texts,
  { person: whom, product: asked, products: [held], coming: [coming] }: ExplainLicenseResult,
): string {
  const person = personLabel({ md, ...texts }, whom);
  const product = shortName(held?.product ?? asked?.name ?? '', 100);
  if (held?.hasSeat) return md('why:has', { person, product });
  const states = new Set(held?.sources.map(({ state }) => state));
  if (states.has('error')) return md('why:waits', { person, product });
  if (states.has('suspended')) return md('why:suspended', { person, product });
  if (states.has('scheduled')) return md('why:starts', { person, product });
  if (coming) return md('why:comes', { person, product, group: shortName(coming.group, 75) });
  return md('why:hasNot', { person, product });
}

function aboutPlan(
  texts: Texts,
  { person: whom, products }: ExplainLicenseResult,
  { id, name, products: all }: NonNullable<ExplainLicenseResult['plan']>,
): string {
  const { md } = texts;
  const person = personLabel(texts, whom);
  const plan = shortName(name, 75);
  const giving = products.filter((product) => hasPlanOn(product, id));
  if (giving.length > 0) {
    const names = giving.map(({ product }) => product);
    return md('why:planOn', { person, plan, products: nameList(texts, names, MAX_PRODUCTS) });
  }
  const no = md('why:planOff', { person, plan });
  if (products.length > 0) return no;
  const where =
    all.length === 0
      ? md('why:planNowhere')
      : md('why:planIn', { products: nameList(texts, all, MAX_PRODUCTS) });
  return `${no} ${where}`;
}

export function hasPlanOn({ plans }: ExplainedLicense, planId: string): boolean {
  return plans.some(({ id, through }) => id === planId && through.length > 0);
}
