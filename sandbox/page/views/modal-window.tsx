import type { ModalView } from '@slack/types';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { ClientView } from '../../slack/client-protocol.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { ModalForm } from './modal-form.tsx';

interface ModalWindowProps {
  modal: ClientView;
  view: ModalView;
  isTop: boolean;
  isStacked: boolean;
}

export function ModalWindow({ modal, view, isTop, isStacked }: ModalWindowProps) {
  const { send } = useSlack();
  const close = (all: boolean) => send({ type: 'close', viewId: modal.id, all });
  return (
    <ModalOverlay
      isOpen
      onOpenChange={() => close(false)}
      className={`modal-backdrop${isStacked ? ' modal-backdrop-clear' : ''}`}
      data-covered={isTop ? undefined : true}
    >
      <Modal className="modal">
        <Dialog className="modal-dialog">
          <ModalForm {...{ modal, view, isTop, isStacked, close }} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
