/** `/license-why @person product`: whom and what the words mean, as far as that is clear. */
import {
  type FoundPerson,
  findPeopleOutsideSlack,
} from '../../src/licensing/find-people-outside-slack.ts';
import { parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';
import { rankOf, WITHIN } from '../../src/slack/folded.ts';
import { oneLine, unescapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { nameList } from '../../src/slack/name-list.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import type { Asked } from './place.ts';
import { findWhat } from './what.ts';

export interface Question {
  /** Null: it is not clear who is meant. */
  personId: string | null;
  asked: Asked;
  /** What is not clear. Markup. */
  notices: string[];
}

const MENTION = /<@[UW][A-Z0-9]+(?:\|[^>]*)?>/;
const MAIL_LINK = /<mailto:([^|>]+)(?:\|[^>]*)?>/g;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** Words that a name has at most. */
const NAME_WORDS = 6;
const MOST_PEOPLE = 100;
const NAMED = 10;

export async function question(call: CommandCall): Promise<Question> {
  const text = call.text.replace(MAIL_LINK, '$1');
  if (MENTION.test(text)) return mentioned(call, text);
  const words = oneLine(unescapeMrkdwn(text)).split(' ').filter(Boolean);
  const all = words.join(' ');
  const self = { personId: call.person.id, asked: {}, notices: [] };
  if (all === '') return self;
  if (!call.isAdministrator) return { ...self, ...(await about(call, all)) };

  const email = words.find((word) => EMAIL.test(word));
  const named = email === undefined ? words : [email, ...words.filter((word) => word !== email)];
  const found = await findNamed(call, named, email === undefined ? NAME_WORDS : 1);
  if ('person' in found) {
    return { personId: found.person.id, ...(await about(call, found.rest)) };
  }
  // Nobody's name begins so: perhaps it is a product, and they ask about themselves.
  const isWhat = !found.begins && (await findWhat(call, all)).matches > 0;
  if (isWhat) return { ...self, ...(await about(call, all)) };
  return { personId: null, asked: {}, notices: [unclear(call, found)] };
}

async function mentioned(call: CommandCall, text: string): Promise<Question> {
  const { slackUserIds, unknownMentions, product } = parseArguments(text);
  const [slackUserId = '', ...others] = slackUserIds;
  const person = `<@${slackUserId}>`;
  const known = await call.services.people.bySlackId(slackUserId);
  const { asked, notices } = await about(call, [...unknownMentions, product].join(' ').trim());
  const more = others.length > 0 ? [call.texts.md('why:onlyFirstPerson', { person })] : [];
  return { personId: known.id, asked, notices: [...more, ...notices] };
}

async function about(
  call: CommandCall,
  query: string,
): Promise<Pick<Question, 'asked' | 'notices'>> {
  if (query === '') return { asked: {}, notices: [] };
  const { meant, matches } = await findWhat(call, query);
  if (meant) return { asked: meant, notices: [] };
  const key = matches === 0 ? 'why:nothing' : 'why:several';
  return { asked: {}, notices: [call.texts.md(key, { query: query.slice(0, 150) })] };
}

type Named = { person: FoundPerson; rest: string } | Unclear;

interface Unclear {
  people: FoundPerson[];
  query: string;
  /** Words of their names do; otherwise it is somewhere within. */
  begins: boolean;
}

/**
 * People whom nobody can mention. The longest beginning that is somebody's name, or begins words of it;
 * the rest is what is asked about. What is within a word only means nobody for sure: Hanna is not @anna.
 */
async function findNamed(call: CommandCall, words: string[], most: number): Promise<Named> {
  const { services, context } = call;
  let within: Unclear | undefined;
  for (let count = Math.min(most, words.length); count > 0; count -= 1) {
    const query = words.slice(0, count).join(' ').replace(/^@/, '');
    const search = { query, limit: MOST_PEOPLE + 1, status: 'any' } as const;
    const people =
      query === '' ? [] : await findPeopleOutsideSlack(services.licensing, context, search);
    const called = people.filter((each) => rankOf(namesOf(each).join(' '), query) < WITHIN);
    const person = theOneMeant(called, query, namesOf);
    if (person) return { person, rest: words.slice(count).join(' ') };
    if (called.length > 0) return { people: called, query, begins: true };
    if (people.length > 0) within ??= { people, query, begins: false };
  }
  return within ?? { people: [], query: words.join(' '), begins: false };
}

/** What stands before the @ of an e-mail is what most are called in Slack, too. */
function namesOf({ displayName, email }: FoundPerson): string[] {
  return [displayName, ...(email === null ? [] : [email, email.split('@')[0] ?? ''])];
}

function unclear({ texts }: CommandCall, found: Unclear): string {
  const query = found.query.slice(0, 150);
  const count = found.people.length;
  if (count === 0) return texts.md('why:nobody', { query });
  if (count > MOST_PEOPLE) return texts.md('why:manyPeople', { query, count: MOST_PEOPLE });
  const names = found.people.map(({ displayName }) => displayName);
  return texts.md('why:severalPeople', { query, count, people: nameList(texts, names, NAMED) });
}
