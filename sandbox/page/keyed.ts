/** Items that have nothing of their own to tell them apart: their place is their identity. */
export function keyed<T>(items: readonly T[]): { key: string; item: T; index: number }[] {
  return items.map((item, index) => ({ key: `${index}`, item, index }));
}
