import { Icon } from '../workspace/icon.tsx';

interface TablePagesProps {
  caption: string;
  /** Index of the first row shown. */
  first: number;
  size: number;
  count: number;
  onPage: (page: number) => void;
}

export function TablePages({ caption, first, size, count, onPage }: TablePagesProps) {
  const end = Math.min(first + size, count);
  return (
    <nav className="table-pages" aria-label={`Pages of ${caption}`}>
      <span>
        {first + 1}–{end} of {count}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Previous page"
        disabled={first === 0}
        onClick={() => onPage(first / size - 1)}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next page"
        disabled={end === count}
        onClick={() => onPage(first / size + 1)}
      >
        <Icon name="forward" />
      </button>
    </nav>
  );
}
