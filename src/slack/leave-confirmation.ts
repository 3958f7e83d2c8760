/**
 * Asked before a person is taken out of a group, with what they would lose. The slice of groups takes
 * the answer, wherever the question was asked.
 */
import { z } from 'zod';
import { type GroupPreview, previewGroupChange } from '../licensing/preview-group-change.ts';
import { showPerson } from '../licensing/show-person.ts';
import { context, type Modal, plain, section } from './blocks.ts';
import { returnTo } from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import { previewBlocks } from './preview-blocks.ts';
import type { Call } from './slice.ts';
import type { Texts } from './texts.ts';

export const LEAVE_CONFIRMATION = 'group.leave.confirm';

export const leaveMetadata = z.object({
  groupId: z.uuid(),
  personId: z.uuid(),
  /** The form lies underneath: it is done with when this is. */
  fromForm: z.boolean().default(false),
  returnTo: returnTo.optional(),
});
export type LeaveMetadata = z.infer<typeof leaveMetadata>;

/** @throws {NotAllowed | GroupNotFound | PersonNotFound | GroupIsMirrored} */
export async function askLeave(call: Call, metadata: LeaveMetadata): Promise<Modal> {
  const { groupId, personId } = metadata;
  const change = { groupId, kind: 'members', add: [], remove: [personId] } as const;
  const { licensing } = call.services;
  const [preview, person] = await Promise.all([
    previewGroupChange(licensing, call.context, change),
    nameOf(call, personId),
  ]);
  return leaveConfirmation(call.texts, person, preview, metadata);
}

/** As markup. */
export async function nameOf(
  { services, context: by, texts }: Call,
  personId: string,
): Promise<string> {
  const person = await showPerson(services.licensing, by, { personId });
  return texts.person({ ...person, displayName: clip(person.displayName, 80) });
}

/** @param person as markup. */
export function leaveConfirmation(
  texts: Texts,
  person: string,
  preview: GroupPreview,
  metadata: LeaveMetadata,
): Modal {
  const { md } = texts;
  const holdsNothing = preview.products.length === 0;
  return {
    type: 'modal',
    callback_id: LEAVE_CONFIRMATION,
    title: plain(texts.plain('groups:leaveTitle'), 24),
    submit: plain(texts.plain('groups:leaveConfirm'), 24),
    close: plain(texts.plain(metadata.fromForm ? 'back' : 'cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(md('groups:leaveAsk', { person, group: shortName(preview.group) })),
      ...(holdsNothing ? [context(md('groups:joinGetNothing'))] : previewBlocks(texts, preview)),
    ],
  };
}
