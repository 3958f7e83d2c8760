import type { AnyBlock, KnownBlock } from '@slack/types';
import type { ChartBlock } from '../../slack/rules/charts.ts';
import { keyed } from '../keyed.ts';
import { plainText } from '../text/plain-text.ts';
import { Actions } from './actions.tsx';
import { Alert } from './alert.tsx';
import { Chart } from './chart.tsx';
import { Context } from './context.tsx';
import { DataTable } from './data-table.tsx';
import { ImageBlock } from './image.tsx';
import { Input } from './input.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';

function BlockOf({ block }: { block: KnownBlock | ChartBlock }) {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{plainText(block.text)}</h3>;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    default:
      return <p className="not-drawn">This page doesn't draw blocks of type “{block.type}”.</p>;
  }
}

export function Blocks({ blocks }: { blocks: readonly AnyBlock[] }) {
  return (
    <div className="blocks">
      {keyed(blocks).map(({ key, item }) => (
        <BlockOf key={item.block_id ?? key} block={item as KnownBlock | ChartBlock} />
      ))}
    </div>
  );
}
