import type { DataTableBlock } from '@slack/types';
import { useState } from 'react';
import { keyed } from '../keyed.ts';
import { Icon } from '../workspace/icon.tsx';
import { Cell, type TableCell } from './cell.tsx';
import { nextSort, type Sort, sorted } from './sort.ts';
import { TablePages } from './table-pages.tsx';

/** Slack's own, where the block names none. */
const DEFAULT_PAGE_SIZE = 5;

interface HeadCellProps {
  cell: TableCell;
  isNumber: boolean;
  direction: Sort['direction'] | undefined;
  onSort: () => void;
}

function HeadCell({ cell, isNumber, direction, onSort }: HeadCellProps) {
  return (
    <th scope="col" className={isNumber ? 'number' : ''} aria-sort={direction ?? 'none'}>
      <button type="button" className="sort-button" onClick={onSort}>
        <Cell cell={cell} />
        <Icon name={direction ?? 'sortable'} />
      </button>
    </th>
  );
}

function BodyCell({ cell, isRowHeader }: { cell: TableCell; isRowHeader: boolean }) {
  const className = cell.type === 'raw_number' ? 'number' : '';
  return isRowHeader ? (
    <th scope="row" className={className}>
      <Cell cell={cell} />
    </th>
  ) : (
    <td className={className}>
      <Cell cell={cell} />
    </td>
  );
}

/** A table people sort by its headers and page through. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const [sort, setSort] = useState<Sort>();
  const [page, setPage] = useState(0);
  const { caption, page_size: size = DEFAULT_PAGE_SIZE, row_header_column_index: name = 0 } = block;
  const [header = [], ...rows] = block.rows;
  const first = Math.max(0, Math.min(page, Math.ceil(rows.length / size) - 1)) * size;
  const shown = sorted(rows, sort).slice(first, first + size);

  return (
    <div className="data-table">
      <div className="table-scroll">
        <table className="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {keyed(header).map(({ key, item, index }) => (
                <HeadCell
                  key={key}
                  cell={item}
                  isNumber={rows.every((row) => row[index]?.type === 'raw_number')}
                  direction={sort?.column === index ? sort.direction : undefined}
                  onSort={() => {
                    setSort(nextSort(sort, index));
                    setPage(0);
                  }}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(shown).map(({ key, item: row }) => (
              <tr key={key}>
                {keyed(row).map(({ key: cellKey, item, index }) => (
                  <BodyCell key={cellKey} cell={item} isRowHeader={index === name} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > size && (
        <TablePages {...{ caption, first, size }} count={rows.length} onPage={setPage} />
      )}
    </div>
  );
}
