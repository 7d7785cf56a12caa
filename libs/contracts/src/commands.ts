import { Type } from '@sinclair/typebox';
import { code, optional, record } from './schema/fields';

const commandId = Type.String({
  format: 'uuid',
  description:
    'Id of the command, chosen by its sender: sent again, it has the first answer and no further effect',
});

/** What backend services send. */
export const COMMAND_TYPES = {
  'vn.hoso.command.v1': record('One command; records of one key are carried out in their order', {
    commandId,
    command: code('Name of the command: the last part of its route over HTTP', 'receive', 'assign', 'extend'),
    dossier: optional(code('Code of the dossier; absent where the command opens one', 'H23.01-250610-0001')),
    body: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What the command’s route takes over HTTP: see `/docs-json`',
    }),
  }),
};

/** What they are told. */
export const COMMAND_REPLY_TYPES = {
  'vn.hoso.command-reply.v1': record(
    'The answer to one command; a result stays the same when the command is repeated, a refusal is decided anew',
    {
      commandId,
      status: Type.Integer({
        minimum: 200,
        maximum: 599,
        description: 'The HTTP status that its route would answer',
      }),
      body: Type.Record(Type.String(), Type.Unknown(), {
        description:
          'The result, or problem details (RFC 9457) that say which rule refused it; where they are larger than a record can be, `code` is `answer-too-large`',
      }),
    },
  ),
};
