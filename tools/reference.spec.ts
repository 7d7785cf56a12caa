import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommandLine } from '@hoso/cli';
import {
  asyncApiDocument,
  CATALOGUE,
  jsonSchemaOf,
  TOPICS,
  type PublishedType,
  type TopicKey,
} from '@hoso/contracts';
import {
  ALERT_REFUSAL_SOURCES,
  ACCOUNTABILITY_REFUSAL_SOURCES,
  CALENDAR_REFUSAL_SOURCES,
  PETITION_REFUSAL_SOURCES,
  POLICY_REFUSAL_SOURCES,
  PORTAL_RATING_REFUSAL_SOURCES,
  PORTAL_SYNC_REFUSAL_SOURCES,
  QUESTION_REFUSAL_SOURCES,
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

interface Schema {
  readonly description: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const memberRows = ({ properties = {}, required = [] }: Schema): readonly string[] =>
  Object.entries(properties).map(
    ([name, { description }]) =>
      `| \`${name}\`${required.includes(name) ? '' : ' (if any)'} | ${description} |`,
  );

const headerRows = (): readonly string[] => {
  const { channels } = asyncApiDocument({ version: '1' }) as {
    readonly channels: {
      readonly dossiers: { readonly messages: Readonly<Record<string, { headers: Schema }>> };
    };
  };
  const { headers } = Object.values(channels.dossiers.messages)[0]!;
  return memberRows(headers);
};

const typeSection = (type: PublishedType): readonly string[] => {
  const schema = jsonSchemaOf(type) as Schema;
  const members = memberRows(schema);
  return [
    '',
    `### ${type}`,
    '',
    `${schema.description}.`,
    ...(members.length > 0 ? ['', '| member of `data` | meaning |', '| --- | --- |', ...members] : []),
  ];
};

/** Each type is explained once, under the first topic that carries it. */
const topicSections = (): readonly string[] => {
  const explained = new Set<string>();
  return (Object.keys(TOPICS) as TopicKey[]).flatMap((key) => {
    const { name, purpose, partitions, retentionDays } = TOPICS[key];
    const types = Object.keys(CATALOGUE[key]) as PublishedType[];
    const [told, fresh] = [
      types.filter((type) => explained.has(type)),
      types.filter((type) => !explained.has(type)),
    ];
    for (const type of fresh) explained.add(type);
    const kept = retentionDays === 'forever' ? 'kept for ever' : `kept for ${retentionDays} days`;
    return [
      '',
      `## ${name}`,
      '',
      `${purpose}. ${partitions === 1 ? '1 partition' : `${partitions} partitions`}, ${kept}.`,
      ...(told.length > 0
        ? ['', `As explained above: ${told.map((type) => `\`${type}\``).join(', ')}.`]
        : []),
      ...fresh.flatMap(typeSection),
    ];
  });
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
      ...refusals('The way to the national portal', PORTAL_SYNC_REFUSAL_SOURCES),
      ...refusals('Ratings told to the national portal', PORTAL_RATING_REFUSAL_SOURCES),
      ...refusals('Policies', POLICY_REFUSAL_SOURCES),
      ...refusals('Questions from the national portal', QUESTION_REFUSAL_SOURCES),
    ]);
  });

  it('hold every topic and what it says', () => {
    hold('topics.md', [
      '',
      '# Topics',
      '',
      'Values are CloudEvents 1.0 in JSON. `GET /v1/asyncapi.json` describes all of it to a program, `GET /v1/schemas/TYPE` the',
      '`data` of one type. Moments are UTC; codes are vocabularies that grow.',
      '',
      'Headers of the dossier topic; the others told from the log have neither `dossierseq` nor `prevhash`, and those for commands and',
      'dead letters only `content-type`, besides `answers` on replies: partition and offset of the command (`3/1723`).',
      '',
      '| header | meaning |',
      '| --- | --- |',
      ...headerRows(),
      ...topicSections(),
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
