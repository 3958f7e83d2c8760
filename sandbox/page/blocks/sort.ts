import { sortKey, type TableCell } from './cell.tsx';

export interface Sort {
  column: number;
  direction: 'ascending' | 'descending';
}

function compare(left: TableCell | undefined, right: TableCell | undefined): number {
  if (left === undefined || right === undefined) return 0;
  const [a, b] = [sortKey(left), sortKey(right)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
}

export function sorted(rows: TableCell[][], sort: Sort | undefined): TableCell[][] {
  if (sort === undefined) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(a[sort.column], b[sort.column]));
}

/** Up, then down, then as the app sent it. */
export function nextSort(sort: Sort | undefined, column: number): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}
