/** The page's end of /client?user=U…: carries out requests, pushes the state after each change. */
import type { WebSocket } from 'ws';
import type { ClientPush, ClientRequest } from '../client-protocol.ts';
import { act, suggest } from './actions.ts';
import { clientState } from './client-state.ts';
import { runCommand } from './commands.ts';
import { markRead, openConversation, openHome, send } from './conversation.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { runShortcut } from './shortcuts.ts';
import { close, submit } from './submissions.ts';

async function perform(
  session: Session,
  request: ClientRequest,
  push: (message: ClientPush) => void,
): Promise<void> {
  switch (request.type) {
    case 'send': {
      const conversation = openConversation(session, request.channelId);
      await send(session, conversation, request.text, request.threadTs);
      break;
    }
    case 'command':
      await runCommand(session, openConversation(session, request.channelId), request.line);
      break;
    case 'shortcut':
      await runShortcut(session, request);
      break;
    case 'act':
      await act(session, request);
      break;
    case 'suggest':
      push({ type: 'options', id: request.id, ...(await suggest(session, request)) });
      break;
    case 'submit':
      await submit(session, request.viewId, request.values);
      break;
    case 'close':
      await close(session, request.viewId, request.all);
      break;
    case 'home':
      await openHome(session);
      break;
    case 'read':
      markRead(session, openConversation(session, request.channelId));
  }
}

/** Serves one page. What the page may not do (any more) changes nothing: it just gets the state. */
export function servePage(session: Session, socket: WebSocket): void {
  const { workspace, userId, app } = session;
  const push = (message: ClientPush) => socket.send(JSON.stringify(message));
  let scheduled = false;
  const pushState = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      const state = clientState(workspace, userId, app.connected);
      if (state !== undefined && socket.readyState === socket.OPEN) push({ type: 'state', state });
    });
  };
  const unsubscribe = workspace.onChange(pushState);
  socket.on('close', unsubscribe);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const request: ClientRequest = JSON.parse(String(data));
    perform(session, request, push).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      pushState();
    });
  });
  pushState();
}
