/** /licenses table: one ephemeral answer, as lines of text where Slack does not take the table. */
import { RespondError } from '@slack/bolt';
import { type ListProductsResult, listProducts } from '../../src/licensing/list-products.ts';
import { section } from '../../src/slack/blocks.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { countsLines } from './counts-lines.ts';
import { productTable } from './product-table.ts';

/** The summary counts over all products. */
const ALL = 1_000_000;
const LINES = 20;

export async function answerTable(call: CommandCall): Promise<void> {
  const { services, context, texts, isAdministrator, reply } = call;
  const found = await listProducts(services.licensing, context, {
    order: 'attention',
    page: 0,
    pageSize: ALL,
  });
  const { products, today } = found;
  if (products.length === 0) {
    const key = isAdministrator ? 'noneForAdministrators' : 'none';
    return reply({ text: texts.md(`products:${key}`) });
  }
  const { table, shown } = productTable(texts, products, today);
  const text = [summary(texts, found), ...part(texts, shown, products.length)].join('\n');
  try {
    await reply({ text, blocks: [section(text), table] });
  } catch (error) {
    if (!(error instanceof RespondError)) throw error;
    services.log.warn({ status: error.statusCode }, 'Slack does not take the table');
    await reply({ text: asLines(texts, found) });
  }
}

/** How many products there are, and what needs attention among them. */
function summary(texts: Texts, { products, today, timeZone }: ListProductsResult): string {
  const all = products.map(({ counts }) => counts);
  const over = all.filter((each) => each.over > 0).length;
  const full = all.filter((each) => each.assignable && each.available === 0 && !each.over).length;
  const expiring = all.filter((each) => each.expiringSoon !== each.replaced).length;
  const attention = [
    ...(over > 0 ? [texts.md('products:tableOver', { count: over })] : []),
    ...(full > 0 ? [texts.md('products:tableFull', { count: full })] : []),
    ...(expiring > 0 ? [texts.md('products:tableExpiring', { count: expiring })] : []),
  ];
  return texts.md('products:tableSummary', {
    count: all.length,
    day: texts.day(today),
    zone: timeZone,
    attention: attention.length > 0 ? texts.list(attention) : texts.md('products:tableCalm'),
  });
}

function part({ md }: Texts, shown: number, all: number): string[] {
  return shown < all ? [md('products:tablePart', { shown, all })] : [];
}

function asLines(texts: Texts, found: ListProductsResult): string {
  const first = found.products.slice(0, LINES);
  return [
    summary(texts, found),
    texts.md('products:tableRefused'),
    ...first.map(
      ({ displayName, counts }) =>
        `• *${shortName(displayName)}*: ${countsLines(texts, counts).join(' · ')}`,
    ),
    ...part(texts, first.length, found.products.length),
  ].join('\n');
}
