interface WaitingProps {
  online: boolean;
  onChooseAnother: () => void;
}

/** Before the first state has come: the sandbox is starting, is gone, or doesn't know the person. */
export function Waiting({ online, onChooseAnother }: WaitingProps) {
  return (
    <main className="waiting">
      <span className="spinner" aria-hidden="true" />
      <p role="status">{online ? 'Loading the workspace…' : 'Connecting to the local Slack…'}</p>
      {!online && (
        <button type="button" className="button" onClick={onChooseAnother}>
          Act as somebody else
        </button>
      )}
    </main>
  );
}
