import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommandLine } from '@hoso/cli';
import {
  ALERT_REFUSAL_SOURCES,
  ACCOUNTABILITY_REFUSAL_SOURCES,
  CALENDAR_REFUSAL_SOURCES,
  PETITION_REFUSAL_SOURCES,
  POLICY_REFUSAL_SOURCES,
  PROCEDURE_REFUSAL_SOURCES,
  REDATING_REFUSAL_SOURCES,
  REFUSAL_SOURCES,
  UNIT_REFUSAL_SOURCES,
} from '@hoso/domain';

const FOLDER = join(__dirname, '..', 'docs', 'reference');
const WRITTEN = '<!-- Written by `npm run docs`; changes here are lost. -->';

/** Compares a page with what the code says, or writes it when told to. */
const hold = (name: string, lines: readonly string[]): void => {
  const file = join(FOLDER, name);
  const text = `${[WRITTEN, ...lines].join('\n')}\n`;
  if (process.env.DOCS === 'write') writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : 'missing: run npm run docs').toBe(text);
};

const refusals = (title: string, sources: Readonly<Record<string, string>>): readonly string[] => [
  '',
  `## ${title}`,
  '',
  '| code | source |',
  '| --- | --- |',
  ...Object.entries(sources).map(([code, source]) => `| \`${code}\` | ${source} |`),
];

const helpOf = async (...words: readonly string[]): Promise<string> => {
  let text = '';
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  await runCommandLine({ words: [...words, '--help'], env: {}, out, err: out });
  return text.trimEnd();
};

const namesIn = (help: string): readonly string[] =>
  [...help.split('Commands:')[1]!.matchAll(/^ {2}([a-z-]+)/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help');

describe('the reference pages', () => {
  it('hold every refusal and its source', () => {
    hold('refusals.md', [
      '',
      '# Refusals',
      '',
      'Every way in which the law says no. Over HTTP each is a 422 with `code`, `facts` and `source`.',
      ...refusals('Dossiers', REFUSAL_SOURCES),
      ...refusals('Petitions', PETITION_REFUSAL_SOURCES),
      ...refusals('Periodic accountability reports', ACCOUNTABILITY_REFUSAL_SOURCES),
      ...refusals('Procedures', PROCEDURE_REFUSAL_SOURCES),
      ...refusals('Units', UNIT_REFUSAL_SOURCES),
      ...refusals('Calendars', CALENDAR_REFUSAL_SOURCES),
      ...refusals('Alerts', ALERT_REFUSAL_SOURCES),
      ...refusals('Re-datings', REDATING_REFUSAL_SOURCES),
      ...refusals('Policies', POLICY_REFUSAL_SOURCES),
    ]);
  });

  it('hold the command line', async () => {
    const top = await helpOf();
    const pages = await Promise.all(
      namesIn(top).map(async (name) => ['', `## hoso ${name}`, '', '```text', await helpOf(name), '```']),
    );
    hold('command-line.md', ['', '# Command line', '', '```text', top, '```', ...pages.flat()]);
  });
});
