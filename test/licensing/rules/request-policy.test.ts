import fc from 'fast-check';
import {
  ASSUMED_POLICY,
  type Candidates,
  decidingOn,
  type PolicyStage,
  stageOf,
} from '../../../src/licensing/rules/request-policy.ts';

const stage = (more: Partial<PolicyStage> = {}): PolicyStage => ({
  ...{ kind: 'people', groupId: null, personIds: [], needed: 1, ...more },
});

const deciding = (more: Partial<Candidates>) =>
  decidingOn({
    ...{ stage: stage(), named: [], administrators: ['UADM'], voted: [] },
    ...{ concerned: ['UREQ', null], allowsOwn: false, isEscalated: false, ...more },
  });

test('those whom it names decide, and whom it concerns does not', () => {
  expect(deciding({ named: ['U1', 'UREQ', 'U2'] })).toEqual({
    ...{ approvers: ['U1', 'U2'], needed: 1, byAdministrators: false },
    ...{ isFallback: false, isOwn: false, standing: [] },
  });
  expect(deciding({ named: ['U1', 'UREQ'], allowsOwn: true }).approvers).toEqual(['U1', 'UREQ']);
});

test('where they are too few, administrators decide as well, and as many must agree as can', () => {
  expect(deciding({ named: [] })).toMatchObject({ approvers: ['UADM'], isFallback: true });
  const two = stage({ needed: 2 });
  expect(deciding({ stage: two, named: ['U1', 'UREQ'] })).toMatchObject({
    ...{ approvers: ['U1', 'UADM'], needed: 2, isFallback: true, byAdministrators: true },
  });
  expect(deciding({ stage: two, named: ['U1', 'U2'], voted: ['U1'] })).toMatchObject({
    ...{ approvers: ['U2'], needed: 2, isFallback: false },
  });
  // Who agreed before has left since: that counts.
  expect(deciding({ stage: two, named: ['U2'], voted: ['U1'] }).isFallback).toBe(false);
  const voted = ['U1', 'U2', 'UADM', 'UREQ'];
  expect(deciding({ named: ['U2', 'U3', 'UREQ'], voted }).standing).toEqual(['U2']);
  expect(deciding({ named: ['U2'], voted, isEscalated: true }).standing).toEqual(['U2', 'UADM']);
  expect(deciding({ stage: stage({ needed: 5 }), named: ['U1'] }).needed).toBe(2);
});

test('whom it concerns decides only where nobody else could', () => {
  const theirs = { stage: stage({ kind: 'administrators' }) };
  const own = { ...theirs, administrators: ['UREQ'] };
  expect(deciding(own)).toMatchObject({ approvers: ['UREQ'], isOwn: true, isFallback: false });
  expect(deciding({ ...theirs, administrators: ['UREQ', 'U2'] })).toMatchObject({
    ...{ approvers: ['U2'], isOwn: false, byAdministrators: true },
  });
  expect(deciding({ ...theirs, administrators: [] })).toMatchObject({ approvers: [], needed: 1 });
});

test('nobody decides who voted, or whom it concerns while others can; and it can always be met', () => {
  const some: string[] = ['U1', 'U2', 'U3', 'UREQ', 'UFOR'];
  const ids = fc.uniqueArray(fc.constantFrom(...some), { maxLength: 5 });
  const needed = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(ids, ids, ids, needed, (named, administrators, voted, many) => {
      const concerned = ['UREQ', 'UFOR'];
      const found = deciding({
        named,
        administrators,
        voted,
        concerned,
        stage: stage({ needed: many }),
      });
      const { approvers, isOwn, isFallback } = found;
      expect(approvers.filter((id) => voted.includes(id))).toEqual([]);
      if (!isOwn) expect(approvers.filter((id) => concerned.includes(id))).toEqual([]);
      if (!isFallback && !isOwn) expect(approvers.every((id) => named.includes(id))).toBe(true);
      expect(found.needed).toBeLessThanOrEqual(Math.max(1, approvers.length + voted.length));
    }),
  );
});

test('a policy that became shorter has its last stage decide', () => {
  const policy = { ...ASSUMED_POLICY, stages: [stage({ needed: 1 }), stage({ needed: 2 })] };
  expect(stageOf(policy, 3).needed).toBe(2);
  expect(stageOf({ ...policy, stages: [] }, 1).kind).toBe('administrators');
});
