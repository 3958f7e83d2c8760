import { randomUUID } from 'node:crypto';
import type { GroupProgress } from '../../src/licensing/group-progress.ts';
import type { GroupVerb } from '../../src/licensing/ports.ts';
import { groupWorkMessage, groupWorkModal } from '../../src/slack/group-work.ts';
import { textsFor } from '../../src/slack/texts.ts';
import { readMessage, readModal } from '../support/reading.ts';
import { STRANGE_NAMES } from '../support/shown.ts';

const texts = textsFor('en-US');

function progress(overrides: Partial<GroupProgress> = {}): GroupProgress {
  return {
    ...{ group: 'Sales', product: 'Visio', done: 60_000, total: 60_000, active: 60_000 },
    ...{ errors: [], left: 0, old: null, atWork: false, ...overrides },
  };
}

const work = (verb: GroupVerb, had = 0) => ({ groupId: randomUUID(), verb, had, fromForm: false });

function told(verb: GroupVerb, overrides: Partial<GroupProgress>, had?: number): string {
  return groupWorkMessage(texts, work(verb, had), progress(overrides)).text;
}

function seen(verb: GroupVerb, overrides: Partial<GroupProgress>, had?: number) {
  return readModal(groupWorkModal(texts, work(verb, had), progress(overrides)));
}

const errors = [
  { code: 'usage_location_missing', count: 9 },
  { code: 'seats_exhausted', count: 3 },
];

describe('while a group is worked off', () => {
  test('a bar shows how far it is, and who does not get it', () => {
    const { text } = seen('assign', { done: 24_600, active: 24_588, errors, atWork: true });
    expect(text).toContain('████████░░░░░░░░░░░░');
    expect(text).toContain('41 %');
    expect(text).toContain('24,600 of 60,000 members');
    expect(text).toContain(
      '12 do not get it so far: 9 without a usage location and 3 without a seat',
    );
    expect(text).toContain('You can close this window');
  });

  test('what is removed is counted down, and never below nothing', () => {
    const rest = { total: 0, done: 0, active: 0, atWork: true };
    expect(seen('remove', { ...rest, left: 50 }, 200).text).toContain('150 of 200 members');
    expect(seen('remove', { ...rest, left: 201 }, 200).text).toContain('0 of 200 members');
  });

  test('who is gone through once more is not counted', () => {
    expect(seen('reprocess', { atWork: true }).text).not.toContain('%');
    expect(seen('options', { atWork: true }).text).not.toContain('members of 60,000');
  });
});

describe('at the end', () => {
  test('it says who has it and who does not, and leads to them by message only', () => {
    const outcome = { active: 59_988, errors };
    expect(told('assign', outcome)).toBe(
      '*Visio* for *Sales*: 59,988 have it, 12 do not: 9 without a usage location and 3 without a seat.',
    );
    const message = groupWorkMessage(texts, work('assign'), progress(outcome));
    expect(readMessage(message)).toContain('See who');
    // Three views may lie on each other already.
    expect(seen('assign', outcome).buttons).toEqual([]);
  });

  test.each([
    [{}, 'All 60,000 members of *Sales* have *Visio*.'],
    [{ total: 1, done: 1, active: 1 }, 'The only member of *Sales* has *Visio*.'],
    [{ total: 0, done: 0, active: 0 }, '*Sales* has no members yet: who joins gets *Visio*.'],
  ])('it is short where all is well', (outcome, expected) => {
    expect(told('assign', outcome)).toBe(expected);
  });

  test('it says that options were changed, for how many, and whom it left without', () => {
    expect(told('options', {})).toBe(
      'The options of *Visio* are changed for all 60,000 members of *Sales*.',
    );
    expect(told('options', { active: 59_988, errors })).toBe(
      'The options of *Visio* for *Sales* are changed: 59,988 have it with them, 12 do not: 9 without a usage location and 3 without a seat.',
    );
    expect(told('options', { done: 100, active: 100 })).toContain('100 have it with them.');
    expect(told('options', { total: 0, done: 0, active: 0 })).toContain('who joins gets it');
  });

  test('it says what was removed', () => {
    const gone = { total: 0, done: 0, active: 0 };
    expect(told('remove', gone, 57)).toBe(
      '*Visio* is removed from *Sales*: 57 members had it by that.',
    );
  });

  test('work that was given up is not called done', () => {
    expect(told('assign', { done: 100, active: 100 })).toMatch(
      /^\*Visio\* for \*Sales\*: 100 have it\.\n.*59,900 are not worked off: the work was given up/,
    );
  });
});

test.each(Object.entries(STRANGE_NAMES))('bears %s', (_what, name) => {
  const named = { group: name, product: name, errors: [{ code: name, count: 2 }] };
  for (const verb of ['assign', 'options', 'remove', 'reprocess'] as const) {
    for (const atWork of [true, false]) {
      const message = groupWorkMessage(texts, work(verb, 5), progress({ ...named, atWork }));
      expect(readMessage(message)).not.toMatch(/<[!@]/);
      expect(seen(verb, { ...named, atWork }, 5).pings).toEqual([]);
    }
  }
});
