/** The question Slack asks before an element with a `confirm` object does its work. */
import type { ConfirmationDialog } from '@slack/types';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { plainText } from '../text/plain-text.ts';
import { Text } from '../text/text-object.tsx';

interface Question {
  dialog: ConfirmationDialog;
  yes: () => void;
  no: () => void;
}

type Ask = (dialog: ConfirmationDialog | undefined, yes: () => void, no?: () => void) => void;

const ConfirmContext = createContext<Ask>((_dialog, yes) => yes());

/** Asks and then acts; acts at once where there is nothing to ask. */
export function useConfirm(): Ask {
  return useContext(ConfirmContext);
}

function ConfirmDialog({ question, onDone }: { question: Question; onDone: () => void }) {
  const { dialog, yes, no } = question;
  const answer = (act: () => void) => () => {
    onDone();
    act();
  };
  return (
    <ModalOverlay
      className="modal-backdrop"
      isOpen
      onOpenChange={answer(no)}
      isKeyboardDismissDisabled={false}
    >
      <Modal className="modal modal-confirm">
        <Dialog role="alertdialog" className="modal-dialog">
          <header className="modal-header">
            <Heading slot="title" className="modal-title">
              {plainText(dialog.title) || 'Are you sure?'}
            </Heading>
          </header>
          <div className="modal-body confirm-text">
            <Text object={dialog.text} />
          </div>
          <footer className="modal-footer">
            <button type="button" className="button" onClick={answer(no)}>
              {plainText(dialog.deny) || 'Cancel'}
            </button>
            <button
              type="button"
              className={`button button-${dialog.style === 'danger' ? 'danger' : 'primary'}`}
              onClick={answer(yes)}
            >
              {plainText(dialog.confirm) || 'Yes'}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback<Ask>((dialog, yes, no = () => undefined) => {
    if (dialog === undefined) yes();
    else setQuestion({ dialog, yes, no });
  }, []);
  return (
    <ConfirmContext value={ask}>
      {children}
      {question !== undefined && (
        <ConfirmDialog question={question} onDone={() => setQuestion(undefined)} />
      )}
    </ConfirmContext>
  );
}
