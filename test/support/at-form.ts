import type { SlackClient } from '../../sandbox/slack/client.ts';
import type { ClientMessage } from '../../sandbox/slack/client-protocol.ts';
import type { TestApp } from './app.ts';
import { sees } from './seeing.ts';

/** Anna at a command of hers that opens a form. */
export function atForm(app: TestApp, command: string, shown: string) {
  const anna = () => app.slack.as(app.admin);
  return {
    anna,
    /** Opens the empty form, or the one that `line` fills in. */
    async form(line = ''): Promise<SlackClient> {
      await anna().command(`${command} ${line}`);
      await sees(anna(), shown);
      return anna();
    },
    /** Waits for a direct message to her that says all of `words`. */
    message(...words: string[]): Promise<ClientMessage> {
      return anna().waitFor((client) =>
        client.dm().find(({ text, blocks }) => {
          const all = `${text}\n${JSON.stringify(blocks)}`;
          return words.every((word) => all.includes(word));
        }),
      );
    },
    /** What stands at the field whose block begins so. */
    errorAt(block: string): string | undefined {
      const errors = Object.entries(anna().modal?.errors ?? {});
      return errors.find(([id]) => id.startsWith(block))?.[1];
    },
  };
}
