import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { jsonSchemaOf, type PublishedData } from '@hoso/contracts';
import type { TopicRecord } from '@hoso/messaging';
import type { CommandCall } from './command-gate';
import { isHeadTooLarge, unfitField } from './http-fields';

type Command = PublishedData<'vn.hoso.command.v1'>;

/** Why a record is no command; a code for programs. */
export type PoisonCause =
  | 'not-json'
  | 'not-a-cloud-event'
  | 'unknown-type'
  | 'wrong-shape'
  | 'wrong-key'
  | 'wrong-header'
  | 'too-large';

/** What a record of the commands topic turns out to be. */
export type ReadCommand =
  | { readonly kind: 'command'; readonly commandId: string; readonly call: CommandCall }
  | { readonly kind: 'poison'; readonly cause: PoisonCause; readonly detail: string };

const TYPE = 'vn.hoso.command.v1';
const NAME = /^[a-z]+(-[a-z]+)*$/;
/** Would be another route, or none: what a path drops, and what is no character. */
const NO_CODE = /^\.{0,2}$|\p{Surrogate}/u;

const ajv = addFormats(new Ajv({ strict: false }));
const isCommand = ajv.compile<Command>(jsonSchemaOf(TYPE));

const poison = (cause: PoisonCause, detail: string): ReadCommand => ({ kind: 'poison', cause, detail });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The headers of the record that the API knows; the event itself is what caused the command. */
const headersOf = ({ commandId }: Command, { headers }: TopicRecord): CommandCall['headers'] => {
  const known = ['authorization', 'if-match', 'x-correlation-id', 'x-causation-id'];
  const given = known.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]] as const],
  );
  return { ...Object.fromEntries(given), 'idempotency-key': commandId };
};

const pathOf = ({ command, dossier }: Command): string =>
  dossier === undefined
    ? `/v1/dossiers/${command}`
    : `/v1/dossiers/${encodeURIComponent(dossier)}/${command}`;

/** The call of a command, where HTTP can carry it. */
const called = (command: Command, record: TopicRecord): ReadCommand => {
  const call = { path: pathOf(command), headers: headersOf(command, record), body: command.body };
  const unfit = unfitField(call.headers);
  if (unfit !== undefined)
    return poison('wrong-header', `${unfit}: HTTP carries visible ASCII, spaces and U+0080 to U+00FF only`);
  if (isHeadTooLarge(call.path, call.headers))
    return poison('too-large', 'the code of the dossier and the headers are longer than HTTP servers take');
  return { kind: 'command', commandId: command.commandId, call };
};

const commandIn = (command: Command, record: TopicRecord): ReadCommand => {
  const { commandId, dossier } = command;
  if (!NAME.test(command.command))
    return poison('wrong-shape', 'data/command: the last part of a route is expected');
  if (dossier !== undefined && NO_CODE.test(dossier))
    return poison('wrong-shape', 'data/dossier: the code of a dossier is expected');
  if (record.key !== (dossier ?? commandId))
    return poison('wrong-key', 'the key must be the dossier, or the command id where the command opens one');
  return called(command, record);
};

/** Reads a record of the commands topic. Total: what is no command says why. */
export const readCommand = (record: TopicRecord): ReadCommand => {
  const event = parsed(record.value);
  if (event === undefined) return poison('not-json', 'the value is no JSON');
  const { specversion, type, data } = (event ?? {}) as Readonly<Record<string, unknown>>;
  if (specversion !== '1.0') return poison('not-a-cloud-event', 'specversion 1.0 is expected');
  if (type !== TYPE) return poison('unknown-type', `type ${TYPE} is expected`);
  if (!isCommand(data)) return poison('wrong-shape', ajv.errorsText(isCommand.errors, { dataVar: 'data' }));
  return commandIn(data, record);
};
