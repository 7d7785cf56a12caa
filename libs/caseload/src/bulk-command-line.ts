import type { DossierCommand } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';

/** One line of `POST /v1/commands`; `ref` is the command id of the line that opens the dossier, absent on that line. */
export type BulkCommandLine = DossierCommand & {
  readonly commandId: string;
  readonly ref?: string;
  readonly occurredAt: Instant;
};
