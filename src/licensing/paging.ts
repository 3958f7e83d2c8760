/** Pages are counted from 0; there is always one, and a page past the end is the last. */
export interface Paging {
  page: number;
  pageSize: number;
}

/** SQL: where the page begins among `rows` (an integer expression); needs `:page`, `:pageSize`. */
export function pageOffset(rows: string): string {
  return `greatest(0, least(:page, (greatest(${rows}, 1) - 1) / :pageSize)) * :pageSize`;
}

/** The page that {@link pageOffset} gives, and how many there are. */
export function pageOf(rows: number, { page, pageSize }: Paging): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows / pageSize));
  return { page: Math.max(0, Math.min(page, pages - 1)), pages };
}
