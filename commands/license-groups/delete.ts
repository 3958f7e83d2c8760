/** Deletes a group, after a question; one that cannot be deleted is refused before. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { deleteGroup } from '../../src/licensing/delete-group.ts';
import { GroupAtWork, GroupHoldsProducts } from '../../src/licensing/errors.ts';
import { type ShownGroup, showGroup } from '../../src/licensing/show-group.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const DELETE = 'group.delete';

const deleteMetadata = z.object({ groupId: z.uuid(), returnTo: returnTo.optional() });

export async function openDelete(call: ActionCall, groupId: string): Promise<void> {
  const { services, context, texts } = call;
  const { group, products, leaving } = await showGroup(services.licensing, context, { groupId });
  const count = products.length;
  if (count > 0) throw new GroupHoldsProducts({ group: group.name, count });
  if (leaving.length > 0) throw new GroupAtWork({ group: group.name });
  await showModal(call, deleteModal(texts, group, { groupId, returnTo: returnHere(call) }));
}

export function deleteModal(
  texts: Texts,
  { name, members: count }: Pick<ShownGroup, 'name' | 'members'>,
  metadata: z.infer<typeof deleteMetadata>,
): Modal {
  return {
    type: 'modal',
    callback_id: DELETE,
    title: plain(texts.plain('groups:deleteTitle'), 24),
    submit: plain(texts.plain('groups:deleteConfirm'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [section(texts.md('groups:deleteAsk', { group: shortName(name), count }))],
  };
}

export async function submitDelete(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, services } = call;
  const { groupId, returnTo: back } = decode(deleteMetadata, call.view.private_metadata);
  const tell = ({ group }: { group: string }) => {
    const text = texts.md('groups:deleted', { group: shortName(group) });
    return { text, blocks: [section(text)] };
  };
  const message = deedMessage(call, tell);
  const once = onceAForm(call);
  const deleted = await deleteGroup(services.licensing, once, { groupId }, message.keep);
  const { blocks } = tell(deleted);
  return {
    view: resultModal(texts, texts.plain('groups:deleteTitle'), blocks, deleted.repeated),
    after: async () => {
      await Promise.all([refresh(call, back), message.send(deleted)]);
    },
  };
}
