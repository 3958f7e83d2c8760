import { askView, whyView } from '../../../commands/explain-license/view.ts';
import {
  DependencyInUse,
  MutuallyExclusive,
  ProhibitedInUsageLocation,
} from '../../../src/licensing/errors.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import {
  anExplanation,
  explained,
  explainedSource,
  manyOf,
  STRANGE_NAMES,
  viaGroup,
} from '../../support/shown.ts';

const texts = textsFor(null);

function read(
  found: Parameters<typeof anExplanation>[0],
  { isAdministrator = true, page = 0 }: { isAdministrator?: boolean; page?: number } = {},
) {
  const explanation = anExplanation(found);
  const place = { personId: explanation.person.id, productId: explanation.product?.id, page };
  return readModal(whyView(texts, { found: explanation, place, isAdministrator }));
}

const product = { id: '0b3f6c2e-1111-4111-8111-111111111111', name: 'Figma' };

describe('the answer', () => {
  const answer = (...states: Parameters<typeof explainedSource>[0][]) =>
    read({ product, products: [explained({ sources: states.map(explainedSource) })] }).text;

  test('says whether it is there, waits, starts, is suspended, or comes', () => {
    const suspendedAt = new Date('2026-06-01T12:00:00Z');
    expect(answer({})).toContain('<@UPAT> has *Entra ID P1*.');
    expect(answer({ state: 'error', errorCode: 'seats_exhausted' })).toContain('and waits for it');
    expect(answer({ state: 'scheduled', startDate: '2026-07-01' })).toContain('it starts later');
    expect(answer({ state: 'suspended', suspendedAt })).toContain('*Entra ID P1* is suspended');
    expect(read({ product }).text).toContain('<@UPAT> does not have *Figma*: it is');
    const coming = [{ productId: product.id, product: 'Figma', group: 'Sales' }];
    expect(read({ product, coming }).text).toContain('gets *Figma* through *Sales* in a moment');
  });

  test('of a plan nobody sells says so', () => {
    const plan = { id: product.id, name: 'Fax', products: [] };
    expect(read({ plan }).text).toContain('does not have *Fax*. No product here has it.');
  });
});

test('what forbids to remove the license last is said where all ways must end', () => {
  const needed = { plan: 'Mail', neededBy: 'Add-on', neededByProduct: 'Needy' };
  const keptInTheEnd = new DependencyInUse(needed);
  const sources = [explainedSource(), explainedSource(viaGroup('Sales'))];
  const { text } = read({ product, products: [explained({ sources, keptInTheEnd })] });
  expect(text).toContain(
    'cannot be removed as the last of them: Add-on (from Needy) needs Mail. Remove Needy or switch',
  );
});

describe('a source', () => {
  test('that breaks a rule by now is shown to stay', () => {
    const against = new ProhibitedInUsageLocation({ plans: ['A', 'B'], usageLocation: 'FR' });
    const { text } = read({
      product,
      products: [explained({ sources: [explainedSource({ against })] })],
    });
    expect(text).toContain(
      'It would be refused now, and stays as it is: The service plans A and B are not offered in France.',
    );
  });

  test('that waits for nothing any longer says who tries again', () => {
    const sources = [explainedSource({ state: 'error', errorCode: 'mutually_exclusive' })];
    const products = [explained({ sources })];
    expect(read({ product, products }).text).toContain('it is tried again in a moment');
    const byHand = read({ product, products, automaticHealing: false });
    expect(byHand.text).toContain('“Try again” does it');
    const against = new MutuallyExclusive({ plan: 'A', other: 'B', otherProduct: '<!here>' });
    const named = [explained({ sources: [explainedSource({ ...sources[0], against })] })];
    expect(read({ product, products: named }).text).toContain(
      'A cannot be on together with B (from &lt;!here&gt;).',
    );
  });

  test('of a mirrored group leaves its members to Slack', () => {
    const group = { id: product.id, name: 'Sales', isMirrored: true };
    const { text, buttons } = read({
      ...{ product, products: [explained({ sources: [explainedSource({ group })] })] },
    });
    expect(text).toContain('those of a user group in Slack');
    expect(text).toContain('*To free the seat*, take the product off *Sales*.');
    expect(buttons).toEqual(['All licenses', 'Take product off group']);
  });

  test('that cannot be removed names what needs it; one to start later waits for its turn', () => {
    const details = { plan: 'Base', neededBy: 'Extra', neededByProduct: 'Plus' };
    const keptBy = new DependencyInUse(details);
    const later = { state: 'scheduled', startDate: '2026-12-01' } as const;
    const sources = [explainedSource({ keptBy }), explainedSource(later)];
    const { text, buttons } = read({ product, products: [explained({ sources })] });
    expect(text).toContain('It cannot be removed yet: Extra (from Plus) needs Base.');
    expect(buttons).toEqual(['All licenses']);
  });
});

test('101 sources come in pages, and say what they add up to', () => {
  const sources = manyOf(101, (n) => explainedSource(viaGroup(`Group ${n}`)));
  const products = [explained({ sources, planNames: ['Mail'] })];
  const first = read({ product, products });
  expect(first.text).toContain('Page 1 of 11');
  expect(first.text).toContain('*Plans on*: Mail');
  expect(read({ product, products }, { page: 10 }).text).toContain('Through *Group 100*');
});

test('who may not administer sees no buttons that are not for them', () => {
  const products = [
    explained({ sources: [explainedSource(), explainedSource(viaGroup('Sales'))] }),
  ];
  const { text, buttons } = read({ product, products }, { isAdministrator: false });
  expect(buttons).toEqual(['All licenses']);
  expect(text).not.toContain('To free the seat');
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const strange = { assignedByName: name, assignedBySlackUserId: null, reason: name };
  const sources = [
    explainedSource({
      ...strange,
      keptBy: new DependencyInUse({ plan: name, neededBy: name, neededByProduct: name }),
    }),
    ...manyOf(20, () => explainedSource(viaGroup(name, strange))),
    explainedSource({
      ...{ ...strange, state: 'error', errorCode: 'mutually_exclusive' },
      against: new MutuallyExclusive({ plan: name, other: name, otherProduct: name }),
    }),
  ];
  const planNames = manyOf(101, () => name);
  const products = manyOf(3, () => explained({ product: name, sources, planNames }));
  const person = { displayName: name, slackUserId: null, email: name };
  const plan = { id: products[0]?.plans[0]?.id ?? '', name, products: manyOf(10, () => name) };
  for (const about of [{ product: { ...product, name } }, { plan }]) {
    expect(read({ ...about, person, products }).pings).toEqual([]);
  }
  expect(
    read({ product: { ...product, name }, person, products: products.slice(0, 1) }).pings,
  ).toEqual([]);
  expect(readModal(askView(texts, {}, [])).text).toContain('Whose licenses?');
});
