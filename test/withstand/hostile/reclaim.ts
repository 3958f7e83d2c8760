/** Products of Kim's are short, and she is asked for her license: of the first she keeps it, of another not. */
import { randomUUID } from 'node:crypto';
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { tellAlerts } from '../../../src/licensing/alerts/tell-alerts.ts';
import type { TestApp } from '../../support/app.ts';

const ANSWERS = ['reclaim.keep', 'reclaim.release'];

/** Returns the titles of the modals it has met. */
export async function askForSeats(
  { slack, licensing, tenantId, idle }: TestApp,
  kim: SlackUser,
): Promise<string[]> {
  const titles: string[] = [];
  const client = slack.as(kim);
  // Of its own: where many are due they are a list.
  const { id: channelId } = slack.addChannel({
    ...{ name: 'short', members: [kim.id], botIsMember: true },
  });
  const em = licensing.em.fork();
  const held = await em.execute<Held[]>(HELD, [tenantId, kim.id]);
  for (const [index, { productId, name, personId }] of held.entries()) {
    const alertId = randomUUID();
    await em.execute(ALERT, { tenantId, alertId, productId, channelId }, 'run');
    await em.transactional((tx) => tellAlerts(tx, licensing, tenantId, [alertId]));
    const message = await client.waitFor((each) =>
      each
        .messages(channelId)
        .find((one) => one.text.includes(`*${name}*`) && has(one, 'alert.reclaim')),
    );
    await client.click('alert.reclaim', message);
    const { title } = await client.waitFor(({ modal }) =>
      modal?.text.includes('Kim Known') ? modal : undefined,
    );
    titles.push(title);
    await client.choose('alert.reclaim.who', [personId]);
    await client.submit();
    await idle();
    await client.closeModal({ all: true });
    const question = await client.waitFor((each) =>
      each.dm().find((one) => one.text.includes(`*${name}*`) && has(one, 'reclaim.keep')),
    );
    await client.click(ANSWERS[index] ?? '', question);
    await idle();
  }
  return titles;
}

const has = ({ blocks }: { blocks: unknown }, actionId: string) =>
  JSON.stringify(blocks).includes(actionId);

interface Held {
  productId: string;
  name: string;
  personId: string;
}

/** One for each answer, if there are so many. */
const HELD = `
  select pr.id as "productId", pr.display_name as name, p.id as "personId"
    from source s join person p on p.id = s.person_id join product pr on pr.id = s.product_id
   where s.tenant_id = ? and p.slack_user_id = ? and s.group_id is null and s.state = 'active'
     and pr.display_name like 'Product %'
   order by pr.display_name desc limit 2`;

const ALERT = `
  insert into alert_route (tenant_id, id, channel_id, product_id, set_at)
  values (:tenantId, gen_random_uuid(), :channelId, :productId, now());
  insert into alert (tenant_id, id, kind, product_id, level, facts, opened_at)
  select tenant_id, :alertId, 'seats_short', id, 3,
      jsonb_build_object('product', display_name, 'assigned', 2, 'total', 1, 'available', 0,
        'over', 1, 'forecast', null, 'isEarly', true, 'candidates', '[]'::jsonb), now()
    from product where tenant_id = :tenantId and id = :productId`;
