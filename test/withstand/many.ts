/** What many do at once, by chance. */
export function everyone<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

export function any<T>(list: readonly [T, ...T[]] | readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

export function chance(share: number): boolean {
  return Math.random() < share;
}
