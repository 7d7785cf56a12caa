import { randomUUID } from 'node:crypto';
import type { Principal } from '@hoso/access';
import type { BulkLine, CommandContext, CommandRequest } from '@hoso/application';
import { OPENING_COMMANDS } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import type { CommandDto } from '../dossier/command.dto';
import { refuseSecondOpening } from '../dossier/refuse-second-opening';
import { dataIn, SLICE_BODIES } from '../dossier/slice-bodies';
import { EdgeFault } from '../problem/edge-fault';
import type { Shape } from '../shape/parts';
import { shaped } from '../shape/shaped';
import { BulkLineDto } from './bulk-line.dto';
import type { TextLine } from './line-reader';

/** What the lines of one bulk have in common. */
export interface BulkHead {
  readonly principal: Principal;
  /** Of lines that bring none of their own. */
  readonly correlationId?: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new EdgeFault('malformed-json');
  }
};

const wrong = (path: string, message: string): EdgeFault =>
  new EdgeFault('invalid-shape', { errors: [{ path, message }] });

const demandDossier = ({ type, code, ref }: BulkLineDto): void => {
  if (code !== undefined && ref !== undefined) throw wrong('ref', 'must not stand beside code');
  if (code === undefined && ref === undefined && !OPENING_COMMANDS.has(type))
    throw wrong('code', 'must name the dossier, or ref the line that opens it');
};

const contextOf = (line: BulkLineDto, body: CommandDto, head: BulkHead): CommandContext => {
  const commandId = line.commandId?.toLowerCase() ?? randomUUID();
  const correlationId = line.correlationId ?? head.correlationId ?? commandId;
  const { expectedRevision } = line;
  return {
    principal: head.principal,
    commandId,
    isFreshId: line.commandId === undefined,
    correlationId,
    causationId: line.causationId ?? correlationId,
    ...(body.occurredAt !== undefined && { occurredAt: instantOf(body.occurredAt) }),
    ...(expectedRevision !== undefined && { expectedRevision }),
    isDryRun: false,
  };
};

const bodyOf = ({ type, data, occurredAt }: BulkLineDto): CommandDto =>
  shaped(
    SLICE_BODIES[type].dto as Shape<CommandDto>,
    occurredAt === undefined ? data : { ...data, occurredAt },
  );

const requestOf = (line: BulkLineDto, head: BulkHead): CommandRequest => {
  demandDossier(line);
  const body = bodyOf(line);
  if (line.code !== undefined || line.ref !== undefined) refuseSecondOpening(line.type, body);
  const data = dataIn(line.type, body as never);
  const { type, code } = line;
  return { type, data, ...(code !== undefined && { code }), context: contextOf(line, body, head) };
};

/** The command id that a wrong line shows, where it shows one, so that its result can be told by it. */
const commandIdShown = (value: unknown): { readonly commandId?: string } => {
  const id = (value as { readonly commandId?: unknown } | null)?.commandId;
  return typeof id === 'string' && id.length <= 64 ? { commandId: id } : {};
};

/** A line as the bulk takes it: a request, or what is wrong with the line. */
export const bulkLineOf = ({ line, text = '', fault }: TextLine, head: BulkHead): BulkLine => {
  if (fault) return { line, fault };
  let value: unknown;
  try {
    value = parsed(text);
    const shape = shaped(BulkLineDto, value);
    const request = requestOf(shape, head);
    const { ref } = shape;
    return { line, commandId: request.context.commandId, request, ...(ref && { ref: ref.toLowerCase() }) };
  } catch (error) {
    return { line, ...commandIdShown(value), fault: error };
  }
};
