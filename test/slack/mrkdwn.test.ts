import fc from 'fast-check';
import { clip, escapeMrkdwn } from '../../src/slack/mrkdwn.ts';

describe('text from outside', () => {
  test('pings nobody and links nowhere', () => {
    expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  test('cannot reorder or break the sentence around it', () => {
    expect(escapeMrkdwn('a\u202eb\nc\u0000d\u2066e')).toBe('a b c d e');
  });

  test('never contains an unescaped bracket, whatever came in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeMrkdwn(text)).not.toMatch(/[<>\n\r]/);
      }),
    );
  });
});

describe('clip', () => {
  test('keeps the head and the distinguishing tail', () => {
    const name = `${'Microsoft 365 '.repeat(8)}E5 (no Teams)`;
    const cut = clip(name, 75);
    expect(cut).toMatch(/^Microsoft 365 .*…/);
    expect(cut.endsWith('E5 (no Teams)')).toBe(true);
  });

  test('never exceeds the limit and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 0, maxLength: 200 }),
        fc.integer({ min: 5, max: 80 }),
        (text, max) => {
          const cut = clip(text, max);
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(cut.isWellFormed()).toBe(true);
          if (text.length <= max) expect(cut).toBe(text);
        },
      ),
    );
  });
});
