import type { TableBlock } from '@slack/types';
import { keyed } from '../keyed.ts';
import { Cell } from './cell.tsx';

/** A plain table; its first row is the header. */
export function Table({ block }: { block: TableBlock }) {
  const [header = [], ...rows] = block.rows;
  const alignment = (column: number) => ({
    textAlign: block.column_settings?.[column]?.align ?? 'left',
  });
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {keyed(header).map(({ key, item, index }) => (
              <th key={key} scope="col" style={alignment(index)}>
                <Cell cell={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(({ key, item: row }) => (
            <tr key={key}>
              {keyed(row).map(({ key: cellKey, item, index }) => (
                <td key={cellKey} style={alignment(index)}>
                  <Cell cell={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
