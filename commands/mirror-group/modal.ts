import { z } from 'zod';
import { PRIORITY } from '../../src/licensing/group-fields.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { inputBlock, searchSelect, textInput } from '../../src/slack/inputs.ts';
import { encode } from '../../src/slack/payload.ts';
import { priorityInput } from '../../src/slack/priority-input.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const FORM = 'mirror.form';
export const USER_GROUP = 'mirror.user_group';
export const NAME = 'mirror.name';
export const PRIORITY_FIELD = 'mirror.priority';

export const formMetadata = z.object({ returnTo: returnTo.optional() });
export type FormMetadata = z.infer<typeof formMetadata>;

export function mirrorModal(texts: Texts, metadata: FormMetadata): Modal {
  const { plain: text } = texts;
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(text('mirror:title'), 24),
    submit: plain(text('mirror:submit'), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(texts.md('mirror:what')),
      inputBlock(
        { id: USER_GROUP, label: text('mirror:userGroup') },
        searchSelect(USER_GROUP, text('mirror:userGroupPlaceholder'), null),
      ),
      textInput({
        id: NAME,
        label: text('mirror:name'),
        hint: text('mirror:nameHint'),
        maxLength: 255,
        optional: true,
      }),
      priorityInput(texts, PRIORITY_FIELD, PRIORITY.usual),
    ],
  };
}
