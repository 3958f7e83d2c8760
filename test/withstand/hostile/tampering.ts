/** What nobody’s Slack would send: recorded payloads with parts missing, of other types, or odd. */
import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Looks into text that is JSON in its turn, as private_metadata and the values of buttons are. */
const INSIDE = '(json)';

export type Change =
  | { kind: 'drop' }
  | { kind: 'replace'; value: unknown }
  /** By what stands elsewhere in the payload. */
  | { kind: 'copy'; from: number }
  /** Each id of ours, or one of them, by that of the same thing of others. */
  | { kind: 'theirs'; all: boolean };

export interface Tampering {
  /** Which of the payload’s places, counted over and over. */
  at: number;
  /** In the blocks of a view or message, which are many, and which the app hardly reads. */
  inBlocks: boolean;
  change: Change;
}

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e\u0007',
  '\ud800',
  '👩‍👩‍👧‍👦',
  // Three of them, each of six bytes in a form, stay below the megabyte that is read at most.
  'ß'.repeat(20_000),
  '<!channel> <@U123> *x* `y`',
  '"\'; drop table person; --',
  '__proto__',
  'constructor',
  'toString',
  '{"productId":',
  '[]',
  'null',
  '-1',
  '1e400',
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '../../etc/passwd',
  'https://127.0.0.1:1/',
];
const ODD_VALUES = [
  null,
  true,
  0,
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER + 1,
  1e308,
  [],
  {},
  [[]],
  Array(10_000).fill('x'),
  { toString: 1 },
  JSON.parse('{"__proto__":{"isAdministrator":true}}'),
  JSON.parse(`${'{"a":'.repeat(500)}null${'}'.repeat(500)}`),
];

/** @param ids of others’ things, which a client could have learnt. */
export function tamperings(ids: readonly string[]): fc.Arbitrary<Tampering[]> {
  const value = fc.oneof(
    { arbitrary: fc.constantFrom(...ids), weight: 4 },
    { arbitrary: fc.uuid(), weight: 1 },
    { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 3 },
    { arbitrary: fc.constantFrom(...ODD_VALUES), weight: 3 },
    { arbitrary: fc.string({ unit: 'binary' }), weight: 1 },
    { arbitrary: fc.jsonValue(), weight: 1 },
  );
  const change: fc.Arbitrary<Change> = fc.oneof(
    { arbitrary: fc.constant({ kind: 'drop' } as const), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('replace'), value }), weight: 6 },
    { arbitrary: fc.record({ kind: fc.constant('copy'), from: fc.nat() }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('theirs'), all: fc.boolean() }), weight: 4 },
  );
  const inBlocks = fc.oneof({ arbitrary: fc.constant(false), weight: 7 }, fc.constant(true));
  const one: fc.Arbitrary<Tampering> = fc.record({ at: fc.nat(), inBlocks, change });
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

/**
 * The payload as it is after all of that; the one given stays as it is.
 * @param theirs an id of ours → that of the same thing of others.
 */
export function tampered(
  payload: Record<string, unknown>,
  tamperings: readonly Tampering[],
  theirs: ReadonlyMap<string, string>,
): Record<string, unknown> {
  let copy = structuredClone(payload);
  for (const { at, inBlocks, change } of tamperings) {
    if (change.kind === 'theirs') {
      copy = withTheirs(copy, theirs, change.all ? undefined : at);
      continue;
    }
    const all = [...paths(copy)];
    const some = all.filter((path) => path.slice(0, -1).includes('blocks') === inBlocks);
    const path = pick(some.length > 0 ? some : all, at);
    if (path === undefined) continue;
    if (change.kind === 'drop') edit(copy, path, (owner, key) => delete owner[key]);
    else {
      const value = change.kind === 'replace' ? change.value : read(copy, pick(all, change.from));
      edit(copy, path, (owner, key) => {
        owner[key] = structuredClone(value);
      });
    }
  }
  return copy;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function withTheirs<T>(payload: T, theirs: ReadonlyMap<string, string>, only?: number): T {
  const text = JSON.stringify(payload);
  const count = text.match(ID)?.length ?? 0;
  let index = 0;
  return JSON.parse(
    text.replace(ID, (id) =>
      only === undefined || index++ === only % count ? (theirs.get(id) ?? id) : id,
    ),
  );
}

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

function* paths(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (path.length > 12) return;
  const inner = typeof value === 'string' ? parsed(value) : value;
  if (typeof inner !== 'object' || inner === null) return;
  const here = inner === value ? path : [...path, INSIDE];
  for (const [key, each] of Object.entries(inner)) yield* paths(each, [...here, key]);
}

function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Owner = Record<string | number, unknown>;

function edit(
  owner: Owner,
  [key = '', ...rest]: Path,
  change: (owner: Owner, key: string | number) => unknown,
): void {
  const value = owner[key];
  if (rest.length === 0) change(owner, key);
  else if (rest[0] === INSIDE) {
    const inner = parsed(String(value)) as Owner;
    edit(inner, rest.slice(1), change);
    owner[key] = JSON.stringify(inner);
  } else edit(value as Owner, rest, change);
}

function read(value: unknown, path: Path = []): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (key === INSIDE) return read(parsed(String(value)), rest);
  return read((value as Owner)[key], rest);
}
