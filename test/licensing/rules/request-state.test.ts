import fc from 'fast-check';
import {
  advance,
  type Hindrance,
  isCovered,
  isLastVote,
  type RequestEvent,
  type RequestState,
  requestStates,
  type Standing,
} from '../../../src/licensing/rules/request-state.ts';

const NEW: Standing = { state: 'pending', stage: 1, votes: [], passes: 0 };

const WITHOUT_PERSON = [
  ...(['withdraw', 'expire', 'close', 'give', 'take', 'pass', 'lapse', 'recall'] as const),
] as const;

const people = fc.constantFrom('a', 'b', 'c', 'd');
const events = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ kind: fc.constant('approve' as const), personId: people, noSeat: fc.boolean() },
    }),
  },
  { weight: 6, arbitrary: fc.constant<RequestEvent>({ kind: 'offer' }) },
  fc.record({ kind: fc.constant('deny' as const), personId: people }),
  fc.record({ kind: fc.constant('grant' as const), noSeat: fc.boolean() }),
  fc.constantFrom<RequestEvent>(...WITHOUT_PERSON.map((kind) => ({ kind }))),
);

/**
 * The same once more, as one would count it on a blackboard: who agreed, by stage; then whether it
 * waits in line or has a seat in its hand, and how many it let go.
 */
class Model {
  readonly agreed: Set<string>[];
  readonly needs: readonly number[];
  end: RequestState | null = null;
  seat: 'undecided' | 'in line' | 'in hand' = 'undecided';
  letGo = 0;

  constructor(needs: readonly number[]) {
    this.needs = needs;
    this.agreed = needs.map(() => new Set());
  }

  /** The stage that is not full, from 0 on. */
  get open(): number {
    return this.needs.findIndex((needed, index) => (this.agreed[index]?.size ?? 0) < needed);
  }

  get state(): RequestState {
    if (this.end) return this.end;
    const { seat } = this;
    return seat === 'undecided' ? 'pending' : seat === 'in line' ? 'waitlisted' : 'offered';
  }

  happens(event: RequestEvent): Hindrance | 'taken' {
    if (event.kind === 'withdraw' || event.kind === 'close') {
      if (this.end) return 'not_open';
      this.end = event.kind === 'close' ? 'closed' : 'withdrawn';
      return 'taken';
    }
    if (event.kind === 'offer' || event.kind === 'give') {
      if (this.end || this.seat !== 'in line') return 'not_waitlisted';
      if (event.kind === 'give') this.end = 'fulfilled';
      else this.seat = 'in hand';
      return 'taken';
    }
    if ('personId' in event || event.kind === 'grant' || event.kind === 'expire') {
      return this.isDecided(event);
    }
    if (this.end || this.seat !== 'in hand') return 'not_offered';
    if (event.kind === 'take') this.end = 'fulfilled';
    else this.seat = 'in line';
    if (event.kind === 'pass' || event.kind === 'lapse') this.letGo += 1;
    if (this.letGo === 2) this.end = 'closed';
    return 'taken';
  }

  isDecided(event: RequestEvent): Hindrance | 'taken' {
    if (this.end || this.seat !== 'undecided') return 'not_pending';
    if (event.kind === 'expire') this.end = 'expired';
    if (event.kind === 'grant') this.approved(event.noSeat);
    if (event.kind === 'approve' || event.kind === 'deny') {
      const stage = this.agreed[this.open];
      if (stage?.has(event.personId)) return 'voted_already';
      if (event.kind === 'deny') this.end = 'denied';
      else stage?.add(event.personId);
      if (event.kind === 'approve' && this.open === -1) this.approved(event.noSeat);
    }
    return 'taken';
  }

  approved(noSeat = false): void {
    if (noSeat) this.seat = 'in line';
    else this.end = 'fulfilled';
  }
}

test('whatever happens, in whatever order, a request goes as the model does', () => {
  const stages = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(stages, fc.array(events, { maxLength: 30 }), (needs, happening) => {
      const model = new Model(needs);
      let standing = NEW;
      for (const event of happening) {
        const demand = { stages: needs.length, needed: needs[standing.stage - 1] ?? 1 };
        const isLast = isLastVote(standing, demand);
        const next = advance(standing, event, demand);
        const expected = model.happens(event);
        expect(typeof next === 'string' ? next : 'taken').toBe(expected);
        if (typeof next === 'string') continue;
        if (event.kind === 'approve') expect(next.state === 'pending').toBe(!isLast);
        standing = next;
        expect(standing.state).toBe(model.state);
        expect(standing.passes).toBe(model.letGo);
        if (model.state === 'pending') expect(standing.stage).toBe(model.open + 1);
      }
      const agreed = standing.votes.filter(({ vote }) => vote === 'approve');
      expect(agreed.length).toBe(model.agreed.reduce((sum, { size }) => sum + size, 0));
    }),
  );
});

const ONE = { stages: 1, needed: 1 };

/** The states on the way; what does not happen says why. */
function path(...kinds: RequestEvent['kind'][]): string[] {
  let standing = NEW;
  return kinds.map((kind) => {
    const event = { kind, personId: 'a', noSeat: kinds.length > 1 };
    const next = advance(standing, event, ONE);
    if (typeof next === 'string') return next;
    standing = next;
    return next.state;
  });
}

test('every state is reached', () => {
  const kinds = ['approve', 'deny', 'withdraw', 'grant', 'expire', 'close'] as const;
  const reached = [...kinds.flatMap((kind) => path(kind)), ...path('approve', 'offer')];
  expect([...new Set(['pending', ...reached])].sort()).toEqual([...requestStates].sort());
});

test('an offer that goes by leads back once, a seat that is gone does not count, and then it is closed', () => {
  expect(path('approve', 'offer', 'pass', 'offer', 'recall', 'offer', 'lapse', 'take')).toEqual([
    ...['waitlisted', 'offered', 'waitlisted', 'offered', 'waitlisted', 'offered', 'closed'],
    'not_offered',
  ]);
  expect(path('approve', 'deny', 'expire', 'offer', 'take')).toEqual([
    ...['waitlisted', 'not_pending', 'not_pending', 'offered', 'fulfilled'],
  ]);
  expect(path('grant', 'withdraw', 'withdraw')).toEqual(['waitlisted', 'withdrawn', 'not_open']);
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
