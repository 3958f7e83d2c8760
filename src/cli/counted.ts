export const amount = (count: number) => count.toLocaleString('en-US');

export function several(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`;
}
