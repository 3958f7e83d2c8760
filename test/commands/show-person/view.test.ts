import { personView } from '../../../commands/show-person/view.ts';
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

function read(found: Parameters<typeof anExplanation>[0], isAdministrator = true, page = 0) {
  const explanation = anExplanation(found);
  const place = { personId: explanation.person.id, page };
  return readModal(personView(texts, { found: explanation, place, isAdministrator }));
}

test('nothing held: who it is, and where', () => {
  const { text, buttons } = read({ person: { usageLocation: null } });
  expect(text).toContain('*<@UPAT>* · :warning: no usage location\nholds no licenses');
  expect(buttons).toEqual(['Assign license', 'Usage location']);
});

test('a deactivated person is assigned nothing; suspended licenses say until when they come back', () => {
  const suspended = explainedSource({
    state: 'suspended',
    suspendedAt: new Date('2026-06-01T12:00:00Z'),
  });
  const products = [explained({ sources: [suspended] })];
  const { text, buttons } = read({ person: { status: 'deleted' }, products });
  expect(text).toContain('deleted');
  expect(text).toContain('*1* is suspended');
  expect(text).toMatch(/suspended since .*, ends for good on <!date\^1782907200\^/);
  expect(buttons).toEqual(['Usage location', 'Why', 'Remove license']);
  const back = read({ products });
  expect(back.buttons).toContain('Restore licenses');
});

test('who asks about themselves sees why, and no buttons that are not for them', () => {
  const sources = [explainedSource(), explainedSource(viaGroup('Sales'))];
  expect(read({ products: [explained({ sources })] }, false).buttons).toEqual(['Why']);
});

test('what a group brings is told before it is there', () => {
  const coming = [{ productId: 'p', product: 'Figma', group: 'Sales' }];
  expect(read({ coming }).text).toContain('*Figma* comes through *Sales* in a moment.');
});

test('101 products come in pages, each of 101 sources', () => {
  const sources = manyOf(101, (n) => explainedSource(viaGroup(`Group ${n}`)));
  const products = manyOf(101, (n) => explained({ product: `Product ${n}`, sources }));
  expect(read({ products }).text).toContain('and in 97 more ways');
  expect(read({ products }, true, 12).text).toContain('*Product 100*');
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const strange = { assignedByName: name, assignedBySlackUserId: null, reason: name };
  const sources = [
    ...manyOf(5, () => explainedSource(viaGroup(name, strange))),
    explainedSource({ ...strange, state: 'error', errorCode: name.slice(0, 64) }),
  ];
  const products = manyOf(101, () =>
    explained({ product: name, sources, planNames: [name, name] }),
  );
  const coming = manyOf(101, () => ({ productId: 'p', product: name, group: name }));
  const person = { displayName: name, slackUserId: null, email: name };
  expect(read({ person, products, coming }).pings).toEqual([]);
});
