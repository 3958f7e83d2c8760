/** Files that are broken as files: each is refused in a sentence, and nothing is changed. */
import { importPeopleCsv } from '../../src/imports/import-csv.ts';
import { aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { importer, problemsOf, refusalOf } from './importing.ts';

const HEADER = 'email,display_name,usage_location,manager_email,status';
const licensing = useLicensing();
let acme: Workspace;

beforeEach(async () => {
  acme = await aTenant(licensing);
});

type Bytes = Iterable<Uint8Array | string>;

function importPeople(bytes: Bytes) {
  return importPeopleCsv(licensing, importer(acme), bytes, { fileName: 'people.csv' });
}

async function imported(): Promise<string[]> {
  const rows = await licensing.em.execute<{ email: string; name: string }[]>(
    `select email, display_name as name from person
      where tenant_id = ? and email is not null order by email`,
    [acme.tenantId],
  );
  return rows.map(({ email, name }) => `${email} ${name}`);
}

const good = (name: string) => `${name}@example.com,${name},,,\n`;

describe('refused, with nothing changed', () => {
  const latin1 = Buffer.from(`${HEADER}\n${good('ann')}joerg@example.com,J\u00f6rg,,,\n`, 'latin1');
  const cases: [what: string, bytes: Bytes, problems: string[]][] = [
    ['an empty file', [], ['1: The file is empty']],
    ['a file of blank lines', ['\n\r\n,,\n'], ['1: The file is empty']],
    ['a header without lines', [`${HEADER}\n`], ['1: The file has no lines after its header']],
    [
      'a header of something else',
      ['name,phone\nAnn,1\n'],
      [
        '1: The column email is missing',
        '1: The column display_name is missing',
        '1: The column usage_location is missing',
        '1: The column manager_email is missing',
        '1: The column status is missing',
        '1: There is no column "name"',
        '1: There is no column "phone"',
      ],
    ],
    [
      'a missing, an unknown and a repeated column',
      [`\n${HEADER.replace('status', 'state')},email\n${good('ann')}`],
      [
        '2: The column status is missing',
        '2: There is no column "state"',
        '2: The column email is there more than once',
      ],
    ],
    [
      'semicolons between the cells',
      [HEADER.replaceAll(',', ';')],
      ['1: The file is separated by semicolons; save it with commas between the cells'],
    ],
    [
      'tabs between the cells',
      [HEADER.replaceAll(',', '\t')],
      ['1: The file is separated by tabs; save it with commas between the cells'],
    ],
    [
      'carriage returns alone',
      [`${HEADER}\r${good('ann')}`],
      ['1: The lines end in carriage returns alone; save the file with line feeds'],
    ],
    [
      'UTF-16 with its mark',
      [Buffer.from(`\uFEFF${HEADER}\n${good('ann')}`, 'utf16le')],
      ['1: The file is UTF-16, not UTF-8; save it as "CSV UTF-8". Reading stopped here.'],
    ],
    [
      'UTF-16 without a mark',
      [Buffer.from(`${HEADER}\n${good('ann')}`, 'utf16le')],
      ['1: The file has NUL bytes: it may be UTF-16; save it as "CSV UTF-8"'],
    ],
    [
      'Latin-1',
      [latin1],
      ['3 display_name: "J\uFFFDrg" is not UTF-8 (Latin-1?); save the file as "CSV UTF-8"'],
    ],
    [
      'a NUL byte',
      [`${HEADER}\n${good('ann')}bob@example.com,B\0b,,,\n`],
      ['3 display_name: has a NUL byte in it'],
    ],
    [
      'a quote within a cell',
      [`${HEADER}\n${good('ann')}bob@example.com,Bob "the" Builder,,,\n${good('cy')}`],
      [
        '3: has broken quotes: a cell with a quote in it is quoted as a whole, the quote in it doubled (""). Reading stopped here.',
      ],
    ],
    [
      'something after a closing quote',
      [`${HEADER}\n"ann@example.com,Ann,,,\n${good('bob')}"cy@example.com",Cy,,,\n`],
      [
        '2: has broken quotes: a cell with a quote in it is quoted as a whole, the quote in it doubled (""). Reading stopped here.',
      ],
    ],
    [
      'a quote that is never closed',
      [`${HEADER}\n${good('ann')}bob@example.com,"Bob,,,\n${good('cy')}`],
      ['3: opens a quote that is never closed. Reading stopped here.'],
    ],
    [
      'more and fewer cells than columns',
      [`${HEADER}\nann@example.com,Ann,,,,\nbob@example.com\n`],
      [
        '2: has 6 cells, but the header has 5 columns',
        '3: has 1 cell, but the header has 5 columns',
      ],
    ],
  ];

  test.each(cases)('%s', async (_what, bytes, problems) => {
    const found = await problemsOf(importPeople(bytes));
    expect(
      found.map(({ line, column, cause }) => `${line}${column ? ` ${column}` : ''}: ${cause}`),
    ).toEqual(problems);
    expect(await imported()).toEqual([]);
  });

  test('with what was bad before reading stopped', async () => {
    const text = `${HEADER}\nann,Ann,,,\n${good('bob')}cy@example.com,"Cy,,,\n`;
    expect(await problemsOf(importPeople([text]))).toEqual([
      { line: 2, column: 'email', cause: '"ann" is not an e-mail address' },
      { line: 4, cause: 'opens a quote that is never closed. Reading stopped here.' },
    ]);
  });

  const MEGABYTE = 1024 * 1024;
  const endless: [what: string, filling: string][] = [
    ['one line of 100 MB', 'x'],
    ['100 MB of commas', ','],
    ['100 MB within a quote', '"\n'],
  ];
  test.each(endless)('%s, of which only the beginning is read', async (_what, filling) => {
    let read = 0;
    function* bytes() {
      yield `${HEADER}\n${good('ann')}bob@example.com,${filling[0]}`;
      const piece = (filling[1] ?? filling).repeat(MEGABYTE);
      for (; read < 100; read += 1) yield piece;
      yield '\n';
    }
    const { problems } = await refusalOf(importPeople(bytes()));
    expect(problems).toEqual([
      { line: 3, cause: expect.stringContaining('has more than 131072 bytes') },
    ]);
    expect(read).toBeLessThan(2);
    expect(await imported()).toEqual([]);
  });
});

describe('read as they are meant', () => {
  const three = ['ann@example.com Ann', 'bob@example.com Bob "B", Jr.', 'cy@example.com Cy\u00e9'];
  const lines = [
    HEADER,
    'ann@example.com,Ann,,,',
    'bob@example.com,"Bob ""B"", Jr.",,,',
    'cy@example.com,Cy\u00e9,,,',
  ];
  const cases: [what: string, text: string][] = [
    ['line feeds', `${lines.join('\n')}\n`],
    ['CR LF', `${lines.join('\r\n')}\r\n`],
    ['no line end at the end', lines.join('\n')],
    ['a byte-order mark', `\uFEFF${lines.join('\r\n')}`],
    ['a byte-order mark and a quoted header', `\uFEFF"email"${lines.join('\n').slice(5)}`],
    ['blank lines, and such as Excel adds', `${lines.join('\n\n')}\n,,,,\n\n`],
    [
      'columns in another order, with spaces around',
      'status, display_name ,usage_location,email,manager_email\n' +
        ',Ann,,ann@example.com,\n,"Bob ""B"", Jr.",,bob@example.com,\n,Cy\u00e9,,cy@example.com,\n',
    ],
  ];

  test.each(cases)('%s', async (_what, text) => {
    expect(await importPeople([text])).toMatchObject({ lines: 3, created: 3 });
    expect(await imported()).toEqual(three);
  });

  test('bytes in pieces of any size', async () => {
    const bytes = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
    await importPeople(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(await imported()).toEqual(three);
  });
});

test.each(['\n', '\r\n'])('Lines are counted as an editor counts them (%j)', async (end) => {
  const text = [
    HEADER,
    '',
    'ann@example.com,"Ann',
    'of',
    'three lines",,,',
    'bob,Bob,,,',
    ',,,,',
    'cy@example.com,"Cy""',
    '",,,',
    'dee,Dee,,,',
  ].join(end);
  expect((await problemsOf(importPeople([text]))).map(({ line }) => line)).toEqual([6, 10]);
});
