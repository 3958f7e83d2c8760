import { redacting } from '../../src/redact.ts';

const line = (level: number, text: string) => JSON.stringify({ level, msg: text });
const redact = redacting(['postgresql://seat:pa%3Bss-word@db:5432/seat', 'a"signing\\secret']);
const said = (level: number, text: string): string => JSON.parse(redact(line(level, text))).msg;

test.each([
  ['a bot token', 'by xoxb-12-34-aBc now', 'by [token] now'],
  ['another token', 'xoxe.xoxp-1-2 and xapp-1-A-2-b', 'xoxe.[token] and [token]'],
  ['a signature', `v0=${'0a'.repeat(32)}`, '[signature]'],
  ['what was configured', 'it is a"signing\\secret!', 'it is [secret]!'],
  ['the password, as it stands in the address', 'pa%3Bss-word', '[secret]'],
  ['the password, as it is', 'password "pa;ss-word"', 'password "[secret]"'],
  ['another password in an address', 'at amqp://u:geheim@host/', 'at amqp://u:[password]@host/'],
  ['where to answer', '{"response_url":"https://x/y"}', '{"response_url":"[hidden]"}'],
  ['a socket’s ticket', 'wss://x/?ticket=a-b-c&debug', 'wss://x/?ticket=[hidden]&debug'],
  ['a verification token', '{"token":"abc","a":1}', '{"token":"[hidden]","a":1}'],
])('%s is hidden at every level', (_, text, expected) => {
  for (const level of [20, 30, 50]) expect(said(level, text)).toBe(expected);
});

test('an e-mail address is hidden from info on', () => {
  const text = 'where email = \'änne.o+x@ex-ample.co.uk\' or "b@c.d"';
  expect(said(30, text)).toBe('where email = \'[e-mail]\' or "[e-mail]"');
  expect(said(20, text)).toBe(text);
});

test('what is no secret stays', () => {
  const text = 'request 1a2b3c4d: command /licenses, product.show, v0=abc, 12:30:00, a@b';
  expect(said(30, text)).toBe(text);
});
