import fc from 'fast-check';
import {
  advance,
  isCovered,
  isLastVote,
  type RequestEvent,
  type RequestState,
  requestStates,
  type Standing,
} from '../../../src/licensing/rules/request-state.ts';

const NEW: Standing = { state: 'pending', stage: 1, votes: [] };

const people = fc.constantFrom('a', 'b', 'c', 'd');
const events = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('approve' as const), personId: people }) },
  fc.record({ kind: fc.constant('deny' as const), personId: people }),
  fc.constant<RequestEvent>({ kind: 'withdraw' }),
  fc.constant<RequestEvent>({ kind: 'grant' }),
  fc.constant<RequestEvent>({ kind: 'expire' }),
  fc.constant<RequestEvent>({ kind: 'close' }),
);

/** The same once more, as one would count it on a blackboard: who agreed, by stage. */
class Model {
  readonly agreed: Set<string>[];
  readonly needs: readonly number[];
  end: RequestState | null = null;

  constructor(needs: readonly number[]) {
    this.needs = needs;
    this.agreed = needs.map(() => new Set());
  }

  /** The stage that is not full, from 0 on. */
  get open(): number {
    return this.needs.findIndex((needed, index) => (this.agreed[index]?.size ?? 0) < needed);
  }

  happens(event: RequestEvent): 'not_pending' | 'voted_already' | 'taken' {
    if (this.end) return 'not_pending';
    if (event.kind === 'withdraw') this.end = 'withdrawn';
    else if (event.kind === 'grant') this.end = 'fulfilled';
    else if (event.kind === 'expire') this.end = 'expired';
    else if (event.kind === 'close') this.end = 'closed';
    else {
      const stage = this.agreed[this.open];
      if (stage?.has(event.personId)) return 'voted_already';
      if (event.kind === 'deny') this.end = 'denied';
      else stage?.add(event.personId);
      if (this.open === -1) this.end = 'fulfilled';
    }
    return 'taken';
  }
}

test('whatever happens, in whatever order, a request goes as the model does', () => {
  const stages = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(stages, fc.array(events, { maxLength: 20 }), (needs, happening) => {
      const model = new Model(needs);
      let standing = NEW;
      for (const event of happening) {
        const demand = { stages: needs.length, needed: needs[standing.stage - 1] ?? 1 };
        const isLast = isLastVote(standing, demand);
        const next = advance(standing, event, demand);
        const expected = model.happens(event);
        expect(typeof next === 'string' ? next : 'taken').toBe(expected);
        if (typeof next === 'string') continue;
        if (event.kind === 'approve') expect(next.state === 'fulfilled').toBe(isLast);
        standing = next;
        expect(standing.state).toBe(model.end ?? 'pending');
        if (model.end === null) expect(standing.stage).toBe(model.open + 1);
      }
      const agreed = standing.votes.filter(({ vote }) => vote === 'approve');
      expect(agreed.length).toBe(model.agreed.reduce((sum, { size }) => sum + size, 0));
    }),
  );
});

test('every state is reached, and only one is open', () => {
  const one = { stages: 1, needed: 1 };
  const kinds = ['approve', 'deny', 'withdraw', 'grant', 'expire', 'close'] as const;
  const reached = kinds.map((kind) => {
    const next = advance(NEW, { kind, personId: 'a' }, one);
    return typeof next === 'string' ? next : next.state;
  });
  expect([...new Set(['pending', ...reached])].sort()).toEqual([...requestStates].sort());
});

test.each([
  [null, null, true],
  [null, '2026-07-01', true],
  ['2026-07-01', '2026-07-01', true],
  ['2026-07-01', '2026-06-30', true],
  ['2026-07-01', '2026-07-02', false],
  ['2026-07-01', null, false],
])('what runs until %s covers what is asked for until %s: %s', (untilDate, asked, covered) => {
  expect(isCovered({ untilDate }, asked)).toBe(covered);
});
