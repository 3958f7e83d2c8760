import { once } from 'node:events';
import { createServer } from 'node:net';
import { atPort } from '../../sandbox/at-port.ts';
import { startLocalSlack } from '../../sandbox/slack/local-slack.ts';

const start = (port: number) => startLocalSlack({ port });

async function free(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

test('a port that is taken is replaced, and that is said', async () => {
  const said: string[] = [];
  const port = await free();
  const first = await atPort(port, start, (sentence) => said.push(sentence));
  expect(first.url).toBe(`http://127.0.0.1:${port}`);
  expect(said).toEqual([]);
  const second = await atPort(port, start, (sentence) => said.push(sentence));
  expect(second.url).not.toBe(first.url);
  expect(said).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
  await first.stop();
  await second.stop();
});

test('another failure is none of a port', async () => {
  const fails = () => Promise.reject(new Error('broken'));
  await expect(atPort(1, fails, () => {})).rejects.toThrow('broken');
});
