import fc from 'fast-check';
import {
  deciders,
  isCovered,
  nextState,
  type RequestEvent,
  type RequestState,
  requestStates,
} from '../../../src/licensing/rules/request-state.ts';

const events: RequestEvent[] = ['approve', 'deny', 'withdraw'];

test('whatever happens, the first that happens to a request decides', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events)), (happening) => {
      let state: RequestState = 'pending';
      const took = happening.filter((event) => {
        const next = nextState(state, event);
        state = next ?? state;
        return next !== null;
      });
      const model = { approve: 'fulfilled', deny: 'denied', withdraw: 'withdrawn' } as const;
      const [first] = happening;
      expect(took).toEqual(happening.slice(0, 1));
      expect(state).toBe(first ? model[first] : 'pending');
    }),
  );
});

test('every state is reached, and only one is open', () => {
  const reached = events.map((event) => nextState('pending', event));
  expect(['pending', ...reached].sort()).toEqual([...requestStates].sort());
});

test('whom it concerns does not decide, unless nobody else could', () => {
  expect(deciders(['U1', 'U2', 'U3'], ['U1', null])).toEqual({
    approvers: ['U2', 'U3'],
    isOwn: false,
  });
  expect(deciders(['U1', 'U2'], ['U1', 'U2'])).toEqual({ approvers: ['U1', 'U2'], isOwn: true });
  expect(deciders(['U1'], ['U1', 'U1'])).toEqual({ approvers: ['U1'], isOwn: true });
  expect(deciders<string>([], ['U1', null])).toEqual({ approvers: [], isOwn: true });
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
