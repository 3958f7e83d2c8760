/** /license-mine: what one holds. Always the asker's own: nothing a client sends names a person. */
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { OPEN_MINE } from '../../src/slack/entry-points.ts';
import { whoMay } from '../../src/slack/error-messages.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { returnIt } from '../../src/slack/return-button.ts';
import type { ActionCall, Call, CommandCall, Slice } from '../../src/slack/slice.ts';
import { MINE_PAGE, mineView, RETURN } from './view.ts';

export const myLicenses: Slice = {
  commands: { '/license-mine': { help: 'mine:help', run } },
  actions: {
    [OPEN_MINE]: open,
    [RETURN]: async (call) => {
      const notice = await returnIt(call);
      await updateModal(call, await mineScreen(call, 0, notice));
    },
    ...pagerActions(MINE_PAGE, async (call, page) =>
      updateModal(call, await mineScreen(call, page)),
    ),
  },
};

/** It takes nothing: who types something is told what it shows. */
async function run(call: CommandCall): Promise<void> {
  if (call.text !== '') return call.reply({ text: call.texts.md('mine:help') });
  await open(call);
}

async function open(call: CommandCall | ActionCall): Promise<void> {
  await showModal(call, await mineScreen(call, 0));
}

async function mineScreen(call: Call, page: number, notice?: string): Promise<Modal> {
  const { services, context, person, texts } = call;
  const held = await listHoldings(services.licensing, context, { personId: person.id });
  const administrators = whoMay(texts, await services.people.administrators());
  return mineView(texts, { ...held, administrators, page, notice });
}
