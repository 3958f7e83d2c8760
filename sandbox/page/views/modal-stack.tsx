import type { ModalView as SlackModalView } from '@slack/types';
import type { ClientView } from '../../slack/client-protocol.ts';
import { ModalWindow } from './modal-window.tsx';

/** All open modals. The lower ones stay mounted, unseen, so that they keep what was typed in them. */
export function ModalStack({ modals }: { modals: ClientView[] }) {
  const stack = modals.flatMap((modal): { modal: ClientView; view: SlackModalView }[] =>
    modal.view.type === 'modal' ? [{ modal, view: modal.view }] : [],
  );
  return stack.map(({ modal, view }, depth) => (
    <ModalWindow
      key={modal.id}
      modal={modal}
      view={view}
      isTop={depth === stack.length - 1}
      isStacked={depth > 0}
    />
  ));
}
