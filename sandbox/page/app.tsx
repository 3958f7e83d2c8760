import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { usePlace } from './connection/place.ts';
import { SlackProvider } from './connection/slack-context.tsx';
import { useConnection } from './connection/use-connection.ts';
import { ConfirmProvider } from './elements/confirm.tsx';
import { ModalStack } from './views/modal-stack.tsx';
import { Waiting } from './workspace/waiting.tsx';
import { Workspace } from './workspace/workspace.tsx';

export function App() {
  const [place, go] = usePlace();
  const { connection, state, online, isNobody } = useConnection(place.as);
  const me = state?.me.id;

  useEffect(() => {
    if (place.as === undefined && me !== undefined) go({ ...place, as: me }, 'replace');
  }, [place, go, me]);

  if (connection === undefined || state === undefined || isNobody) {
    const wanted = isNobody ? place.as : undefined;
    const actAsAnother = () => go({ ...place, as: undefined });
    return <Waiting online={online} nobody={wanted} onActAsAnother={actAsAnother} />;
  }
  return (
    <I18nProvider locale={state.me.locale}>
      <SlackProvider {...{ state, place, go }} send={connection.send} suggest={connection.suggest}>
        <ConfirmProvider>
          <Workspace key={state.me.id} online={online} />
          <ModalStack key={`modals-${state.me.id}`} modals={state.modals} />
        </ConfirmProvider>
      </SlackProvider>
    </I18nProvider>
  );
}
