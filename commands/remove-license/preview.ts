import { previewPeople } from '../../src/licensing/preview-people.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Asked } from './asked.ts';
import { type ConfirmMetadata, confirmation } from './confirmation.ts';
import { removeEach } from './remove-each.ts';

/** The question, with what would come of it. */
export async function askRemoval(
  call: Call,
  asked: readonly Asked[],
  metadata: Pick<ConfirmMetadata, 'fromForm' | 'returnTo'>,
): Promise<Modal> {
  const { services, context } = call;
  const whom = {
    personIds: asked.map(({ person }) => person.id),
    productIds: asked.map(({ productId }) => productId),
  };
  const preview = await previewPeople(services.licensing, context, whom, (rehearsal) =>
    removeEach(call, rehearsal, asked, { viewId: '', reason: null }),
  );
  return confirmation(
    call.texts,
    { preview, sentence: (error) => sentence(call, error) },
    metadata,
  );
}
