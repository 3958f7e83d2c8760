import { useSlack } from '../connection/slack-context.tsx';
import { PersonSwitch } from './person-switch.tsx';

/** What no Slack has: the sandbox's own controls, kept apart from Slack's. */
export function TopBar() {
  const { state } = useSlack();
  return (
    <header className="top-bar">
      <section className="sandbox-controls" aria-label="Sandbox">
        <span className="sandbox-mark">Sandbox</span>
        <PersonSwitch />
        <span className={`app-status${state.appConnected ? '' : ' app-status-off'}`} role="status">
          {state.appConnected ? 'The bot is connected' : 'The bot is not connected'}
        </span>
      </section>
    </header>
  );
}
