import type { ModalView } from '@slack/types';
import { type FormEvent, useRef } from 'react';
import { Heading } from 'react-aria-components/Heading';
import type { ClientView } from '../../slack/client-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext, useSurfaceState } from '../blocks/surface.tsx';
import { useSlack } from '../connection/slack-context.tsx';
import { plainText } from '../text/plain-text.ts';
import { Icon } from '../workspace/icon.tsx';
import { useErrors } from './use-errors.ts';
import { useModalFocus } from './use-modal-focus.ts';
import { validate } from './validate.ts';

interface ModalFormProps {
  modal: ClientView;
  view: ModalView;
  isTop: boolean;
  isStacked: boolean;
  close: (all: boolean) => void;
}

/** What stands in a modal: title, blocks, and the buttons at the foot. */
export function ModalForm({ modal, view, isTop, isStacked, close }: ModalFormProps) {
  const { send } = useSlack();
  const form = useRef<HTMLFormElement>(null);
  const surface = useSurfaceState({ type: 'view', viewId: modal.id }, view.blocks);
  const { errors, refuse } = useErrors(modal, surface.values);
  useModalFocus(form, isTop, errors);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (modal.busy || view.submit === undefined || event.target !== form.current) return;
    const problems = validate(view.blocks, surface.values);
    refuse(problems);
    if (Object.keys(problems).length > 0) return;
    send({ type: 'submit', viewId: modal.id, values: surface.values });
  };
  return (
    <form
      ref={form}
      className="modal-form"
      tabIndex={-1}
      onSubmit={submit}
      noValidate
      aria-busy={modal.busy}
    >
      <header className="modal-header">
        {isStacked && (
          <button
            type="button"
            className="icon-button"
            aria-label="Previous view"
            onClick={() => close(false)}
          >
            <Icon name="back" />
          </button>
        )}
        <Heading slot="title" className="modal-title">
          {plainText(view.title)}
        </Heading>
        <button
          type="button"
          className="icon-button modal-x"
          aria-label="Dismiss"
          onClick={() => close(true)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="modal-body">
        {modal.failure !== undefined && (
          <p className="modal-failure" role="alert">
            <Icon name="warning" />
            {modal.failure}
          </p>
        )}
        <SurfaceContext value={{ ...surface, errors }}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      </div>
      <footer className="modal-footer">
        {modal.busy && <span className="spinner" role="status" aria-label="Working" />}
        <button type="button" className="button" onClick={() => close(false)}>
          {plainText(view.close) || 'Close'}
        </button>
        {view.submit !== undefined && (
          <button type="submit" className="button button-primary" disabled={modal.busy}>
            {plainText(view.submit)}
          </button>
        )}
      </footer>
    </form>
  );
}
