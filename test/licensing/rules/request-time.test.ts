import fc from 'fast-check';
import { shiftDay } from '../../../src/licensing/days.ts';
import {
  dueStep,
  ESCALATED_AFTER,
  REMINDED_AFTER,
  type Waiting,
} from '../../../src/licensing/rules/request-time.ts';

const MADE = '2026-01-30';
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...{ madeDay: MADE, sinceDay: MADE, reminders: 0 },
  ...{ asksAdministrators: false, expiresDays: 30, ...more },
});

test('a request nobody looks at: reminders with growing pauses, then administrators, then its end', () => {
  const steps: string[] = [];
  let state = waiting();
  for (let day = 0; day <= 31; day += 1) {
    const due = dueStep(state, shiftDay(MADE, day));
    if (!due) continue;
    steps.push(`${day} ${due.step}`);
    if (due.step === 'remind') state = { ...state, reminders: due.reminders };
    if (due.step === 'escalate') state = { ...state, asksAdministrators: true };
    if (due.step === 'expire') break;
  }
  expect(steps).toEqual(['1 remind', '3 remind', '7 remind', '10 escalate', '30 expire']);
});

test('after an outage several reminders are one, and what is over by then only ends', () => {
  expect(dueStep(waiting(), shiftDay(MADE, 8))).toEqual({ step: 'remind', reminders: 3 });
  expect(dueStep(waiting(), shiftDay(MADE, 40))).toEqual({ step: 'expire' });
  const never = waiting({ expiresDays: null, asksAdministrators: true, reminders: 3 });
  expect(dueStep(never, shiftDay(MADE, 400))).toBeNull();
});

test('whenever it is looked at: nothing twice, and nothing early', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 60 })), (looks) => {
      let state = waiting({ expiresDays: 45 });
      for (const day of looks.sort((a, b) => a - b)) {
        const due = dueStep(state, shiftDay(MADE, day));
        if (due?.step === 'remind') {
          expect(due.reminders).toBe(REMINDED_AFTER.filter((after) => after <= day).length);
          expect(due.reminders).toBeGreaterThan(state.reminders);
          state = { ...state, reminders: due.reminders };
        } else if (due?.step === 'escalate') {
          expect([state.asksAdministrators, day >= ESCALATED_AFTER]).toEqual([false, true]);
          state = { ...state, asksAdministrators: true };
        } else expect(day >= 45).toBe(due?.step === 'expire');
      }
    }),
  );
});
