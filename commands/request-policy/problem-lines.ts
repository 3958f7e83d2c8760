/** Why the administrators may have to decide instead of those whom a policy names. Markup. */
import type { PolicyProblem } from '../../src/licensing/requests/policy-problems.ts';
import { nameList } from '../../src/slack/name-list.ts';
import type { Texts } from '../../src/slack/texts.ts';

const MAX_NAMES = 5;

export function problemLines(texts: Texts, problems: readonly PolicyProblem[]): string[] {
  return problems.map((problem) => {
    const { stage } = problem;
    switch (problem.kind) {
      case 'nobody':
        return texts.md('policies:problem_nobody', { stage });
      case 'too_few':
        return texts.md('policies:problem_too_few', {
          ...{ stage, count: problem.able, needed: problem.needed },
        });
      case 'only_them':
      case 'away': {
        const people = nameList(texts, problem.people, MAX_NAMES);
        return texts.md(`policies:problem_${problem.kind}`, { stage, people });
      }
      default:
        return texts.md(`policies:problem_${problem.kind}`, { stage, count: problem.count });
    }
  });
}
