import type { Company } from './company.ts';

/** What so many stories come by for certain. */
const EXPECTED = [
  {
    stories: 50,
    what: [
      ...['assigned', 'scheduled', 'options_changed', 'unchanged', 'not_allowed', 'not_assigned'],
      ...['direct: active', 'direct: scheduled', 'inherited: active', 'inherited: suspended'],
      ...['inherited: product_expired', 'inherited: dependency_missing'],
      'inherited: seats_exhausted',
    ],
  },
  {
    stories: 1000,
    what: [
      ...['person_deleted', 'product_expired', 'prohibited_in_usage_location', 'seats_exhausted'],
      ...['usage_location_missing', 'dependency_missing', 'inherited: usage_location_missing'],
      ...['mutually_exclusive', 'dependency_in_use', 'inherited_license', 'scheduled_already'],
      ...['already_assigned', 'until_in_past', 'start_in_past', 'until_before_start', 'still_held'],
      ...['undo_too_late', 'plan_not_in_product', 'removal_not_found', 'same_product'],
      ...['held_already', 'group_holds_already', 'group_not_assigned', 'plan_not_found'],
      ...[
        'plans_in_circle',
        'plan_rules_contradict',
        'end_before_start',
        'renewal_not_later',
        'subscription_endless',
      ],
      ...['subscription_not_found', 'subscription_not_running', 'direct: suspended'],
      ...['direct: product_expired', 'direct: prohibited_in_usage_location'],
      ...['direct: dependency_missing', 'direct: seats_exhausted'],
      ...['inherited: prohibited_in_usage_location', 'inherited: mutually_exclusive'],
    ],
  },
  { stories: 5000, what: ['direct: usage_location_missing', 'direct: mutually_exclusive'] },
];

/** How often everything was met, so that nobody takes what never happened for right. */
export class Statistics {
  private steps = 0;
  private readonly counts = new Map<string, number>();

  count(outcome: string, { sources }: Company): void {
    this.steps += 1;
    this.add(outcome);
    for (const { state, error, group } of sources) {
      if (state === 'ended') continue;
      this.add(`${group === null ? 'direct' : 'inherited'}: ${state === 'error' ? error : state}`);
    }
  }

  /** What was not met in so many stories, and should have been. */
  neverMet(stories: number): string[] {
    return EXPECTED.filter((expected) => expected.stories <= stories)
      .flatMap(({ what }) => what)
      .filter((what) => !this.counts.has(what));
  }

  report(): Record<string, number> {
    return { steps: this.steps, ...Object.fromEntries([...this.counts].sort()) };
  }

  private add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
