import { parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';

describe('arguments of a command', () => {
  test.each([
    ['', [], [], ''],
    ['<@U1|anna> Entra ID P1', ['U1'], [], 'Entra ID P1'],
    ['Entra <@U1> ID   P1 <@W2|bob>', ['U1', 'W2'], [], 'Entra ID P1'],
    ['<@U1|anna> <@U1|anna>', ['U1'], [], ''],
    ['@anna Visio', [], ['@anna'], 'Visio'],
    ['R&amp;D &lt;Lab&gt;', [], [], 'R&D <Lab>'],
    ['mail@example.com', [], [], 'mail@example.com'],
    ['<#C1|general> <!channel> <@u1>', [], [], '<#C1|general> <!channel> <@u1>'],
  ])(
    '%j are people, unknown names and a product',
    (text, slackUserIds, unknownMentions, product) => {
      expect(parseArguments(text)).toEqual({ slackUserIds, unknownMentions, product });
    },
  );
});

describe('the one meant', () => {
  const meant = (candidates: string[], query: string) =>
    theOneMeant(candidates, query, (name) => [name]);

  test('is the only one', () => expect(meant(['Visio Plan 2'], 'visio')).toBe('Visio Plan 2'));
  test('is the one of exactly that name', () =>
    expect(meant(['Visio Plan 2', 'Visio', 'Visio Plan'], 'visio')).toBe('Visio'));
  test('is nobody among several', () =>
    expect(meant(['Visio 1', 'Visio 2'], 'visio')).toBeUndefined());
  test('is nobody among two of the same name', () =>
    expect(meant(['Visio', 'VISIO'], 'visio')).toBeUndefined());
  test('is nobody among none', () => expect(meant([], 'visio')).toBeUndefined());
});
