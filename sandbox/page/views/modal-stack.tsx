import type { ModalView as SlackModalView } from '@slack/types';
import { useEffect, useState } from 'react';
import type { ClientView } from '../../slack/client-protocol.ts';
import { ModalWindow } from './modal-window.tsx';

/** All open modals. The lower ones stay mounted, unseen, so that they keep what was typed in them. */
export function ModalStack({ modals }: { modals: ClientView[] }) {
  const stack = modals.flatMap((modal): { modal: ClientView; view: SlackModalView }[] =>
    modal.view.type === 'modal' ? [{ modal, view: modal.view }] : [],
  );
  // Of several that are there at once, as after a reload, one after the other: each that is mounted makes
  // inert all that is there by then.
  const [mounted, setMounted] = useState(1);
  useEffect(() => {
    setMounted(Math.min(mounted, stack.length) + 1);
  }, [mounted, stack.length]);
  return stack
    .slice(0, mounted)
    .map(({ modal, view }, depth) => (
      <ModalWindow
        key={modal.id}
        modal={modal}
        view={view}
        isTop={depth === stack.length - 1}
        isStacked={depth > 0}
      />
    ));
}
