/**
 * Circles of plans that need each other, each as the plans on the way round: one at least where
 * there is any, and, where the first plan is in any, one that begins with it. Without recursion, as
 * a file may chain thousands.
 */
export function findCircles(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of needs.keys()) {
    const path: { plan: string; left: string[] }[] = [];
    const onPath = new Set<string>();
    const enter = (plan: string) => {
      path.push({ plan, left: [...(needs.get(plan) ?? [])] });
      onPath.add(plan);
    };
    if (!done.has(start)) enter(start);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.left.pop();
      if (next === undefined) {
        path.pop();
        onPath.delete(here.plan);
        done.add(here.plan);
      } else if (onPath.has(next)) {
        const plans = path.map(({ plan }) => plan);
        circles.push(plans.slice(plans.indexOf(next)));
      } else if (!done.has(next)) enter(next);
    }
  }
  return circles;
}
