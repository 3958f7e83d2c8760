/** Who waits for a product's lock must not notice a batch that holds it. */
const AIM_MS = 40;
const SMALLEST = 50;
const LARGEST = 1000;

/** Sizes batches by how long the last one held its lock. */
export class Pace {
  size = 250;

  /** In milliseconds; 0: nothing was locked. */
  held(lockedMs: number): void {
    if (lockedMs === 0) return;
    const fitting = Math.round((this.size * AIM_MS) / lockedMs);
    // Half the way at most: one slow commit is no reason to crawl.
    const next = Math.min(this.size * 1.5, Math.max(this.size / 2, fitting));
    this.size = Math.round(Math.min(LARGEST, Math.max(SMALLEST, next)));
  }
}
