import { useEffect } from 'react';
import type { ClientView } from '../../slack/client-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext, useSurfaceState } from '../blocks/surface.tsx';
import { useSlack } from '../connection/slack-context.tsx';

const NO_ERRORS = {};

function Published({ home }: { home: ClientView }) {
  const { blocks } = home.view;
  const surface = useSurfaceState({ type: 'view', viewId: home.id }, blocks);
  return (
    <SurfaceContext value={{ ...surface, errors: NO_ERRORS }}>
      {home.failure !== undefined && (
        <p className="modal-failure" role="alert">
          {home.failure}
        </p>
      )}
      <Blocks blocks={blocks} />
    </SurfaceContext>
  );
}

/** The app's Home; opening it is told to the app, which may publish a view. */
export function HomeTab({ appName }: { appName: string }) {
  const { state, send } = useSlack();
  useEffect(() => {
    send({ type: 'home' });
  }, [send]);
  return (
    <div className="home">
      {state.home === null ? (
        <div className="home-empty">
          <h3>This is the start of something great</h3>
          <p>{appName} hasn’t put anything here yet. Have a look at the Messages tab.</p>
        </div>
      ) : (
        <Published home={state.home} />
      )}
    </div>
  );
}
