/** A group that mirrors a Slack user group: chosen here, filled and kept in step by a job. */
import type { PlainTextOption } from '@slack/types';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { mirrorUserGroup } from '../../src/licensing/mirror-user-group.ts';
import { MAX_OPTIONS, option, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage, type Message } from '../../src/slack/direct-message.ts';
import { MIRROR_USER_GROUP } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { folded } from '../../src/slack/folded.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { messageModal, resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type {
  ActionCall,
  OptionsCall,
  Slice,
  SubmissionAnswer,
  SubmissionCall,
} from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { FORM, formMetadata, mirrorModal, NAME, PRIORITY_FIELD, USER_GROUP } from './modal.ts';

async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { texts, services } = call;
  const groups = await services.userGroups({ fresh: true });
  const view = groups.some(({ disabled }) => !disabled)
    ? mirrorModal(texts, { returnTo: returnHere(call) })
    : messageModal(texts.plain('mirror:title'), texts.md('mirror:none'), texts.plain('close'));
  await showModal(call, view);
}

/** By name or handle. */
async function offerUserGroups({
  context,
  services,
  query,
}: OptionsCall): Promise<PlainTextOption[]> {
  requireAdministrator(context);
  const wanted = folded(query.replace(/^@/, ''));
  return (await services.userGroups())
    .filter(({ disabled }) => !disabled)
    .filter(({ name, handle }) => folded(`${name} ${handle}`).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, MAX_OPTIONS)
    .map(({ id, name, handle }) => option(name, id, `@${handle}`));
}

async function submit(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  const { services, texts } = call;
  const values = formValues(call.view);
  const id = values.option(USER_GROUP);
  const chosen = (await services.userGroups()).find((each) => each.id === id);
  if (!chosen || chosen.disabled) {
    return { errors: { [USER_GROUP]: texts.plain('mirror:gone') } };
  }
  const input = {
    slackUsergroupId: chosen.id,
    slackName: chosen.name,
    name: values.text(NAME) ?? chosen.name,
    priority: Number(values.text(PRIORITY_FIELD) ?? Number.NaN),
  };
  const tell = teller(texts, chosen.handle);
  const message = deedMessage(call, tell);
  try {
    const done = await mirrorUserGroup(services.licensing, onceAForm(call), input, message.keep);
    const { blocks } = tell(done);
    return {
      view: resultModal(texts, texts.plain('mirror:title'), blocks, done.repeated),
      after: async () => {
        await Promise.all([refresh(call, metadata.returnTo), message.send(done)]);
      },
    };
  } catch (error) {
    return { errors: fieldErrors(call, error, FIELDS_BY_CODE) };
  }
}

const FIELDS_BY_CODE = {
  user_group_mirrored: [USER_GROUP],
  group_name_missing: [NAME],
  group_name_taken: [NAME],
  priority_invalid: [PRIORITY_FIELD],
};

function teller({ md }: Texts, handle: string) {
  return ({ name }: { name: string }): Message => {
    const text = md('mirror:done', { group: shortName(name), handle: shortName(handle) });
    return { text, blocks: [section(text)] };
  };
}

export const mirrorGroupSlice: Slice = {
  actions: { [MIRROR_USER_GROUP]: open },
  options: { [USER_GROUP]: offerUserGroups },
  submissions: { [FORM]: submit },
};
