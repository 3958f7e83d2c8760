import { runCli } from '../support/cli-process.ts';

describe('the command line', () => {
  test('explains every command, with an example of each', async () => {
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const command of ['migrate', 'import', 'export', 'check']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    for (const command of ['import', 'export', 'check']) {
      const help = await runCli([command, '--help']);
      expect(help.code).toBe(0);
      expect(help.stdout).toMatch(new RegExp(`Examples?:\\n  npm run .*seatkeeper -- ${command} `));
    }
  });

  const mistakes: [args: string, sentence: string][] = [
    ['imprt people x.csv', "Unknown command 'imprt'\n(Did you mean import?)"],
    ['check --nope', "Unknown option '--nope'"],
    ['import seats x.csv', "Command-argument value 'seats' is invalid"],
    ['import people', "Missing required argument 'file'"],
    ['import people a.csv b.csv', "Too many arguments for 'import'"],
    ['check --tenant acme', "argument 'acme' is invalid. A team id begins with T"],
  ];
  test.each(mistakes)('answers "%s" with a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli(args.split(' '));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Run npm run seatkeeper -- --help to see what there is.');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('names the settings that are wrong, all at once', async () => {
    const env = { DATABASE_URL: 'mysql://localhost', SLACK_BOT_TOKEN: 'xapp-1' };
    const { code, stderr } = await runCli(['migrate'], { env });
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL must be a PostgreSQL address');
    expect(stderr).toContain('SLACK_BOT_TOKEN must be a bot token');
  });

  test('says why the database does not let it in, and keeps its password to itself', async () => {
    const env = { DATABASE_URL: 'postgresql://seatkeeper:secret@127.0.0.1:1/seatkeeper' };
    const { code, stderr } = await runCli(['check'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PostgreSQL does not answer at DATABASE_URL: .*ECONNREFUSED/);
    expect(stderr).not.toContain('secret');
  });

  test('says that a file is not there, or is a folder', async () => {
    const missing = await runCli(['import', 'people', '/nowhere/people.csv']);
    expect(missing).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no such file or folder: /nowhere/people.csv\n',
    });
    const folder = await runCli(['import', 'people', '/tmp']);
    expect(folder).toMatchObject({ code: 1, stderr: 'This is a folder, not a file: /tmp\n' });
  });
});
