import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ClientMessage } from '../../slack/client-protocol.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { Icon } from '../workspace/icon.tsx';

/** What the app lets people do with a message. */
export function MessageMenu({ message }: { message: ClientMessage }) {
  const { state, send } = useSlack();
  const { channelId, ts } = message;
  if (state.messageShortcuts.length === 0) return null;
  return (
    <div className="message-menu">
      <MenuTrigger>
        <Button className="button button-icon" aria-label="Message menu">
          <Icon name="more" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            onAction={(key) => send({ type: 'shortcut', channelId, ts, callbackId: String(key) })}
          >
            {state.messageShortcuts.map(({ callbackId, name }) => (
              <MenuItem key={callbackId} id={callbackId} className="option" textValue={name}>
                <span className="option-text">{name}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
