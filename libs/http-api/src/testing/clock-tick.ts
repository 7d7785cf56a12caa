import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { busCommandOf, type CommandRequest, type Outcome } from '@hoso/application';
import { commandOf, type Duty } from '@hoso/domain';
import type { Engine } from './engine';

/** Lets the clock record a duty, as it does inside the engine; no route offers that. */
export const tick = ({ app }: Engine, code: string, duty: Pick<Duty, 'kind' | 'key'>): Promise<Outcome> => {
  const commandId = randomUUID();
  const request = {
    ...commandOf(duty),
    code,
    context: {
      principal: { id: 'clock', role: 'clock', units: 'all' },
      commandId,
      isFreshId: true,
      correlationId: commandId,
      causationId: commandId,
      isDryRun: false,
    },
  } as CommandRequest;
  return app.get(CommandBus, { strict: false }).execute(busCommandOf(request));
};
