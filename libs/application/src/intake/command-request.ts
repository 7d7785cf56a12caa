import type { Principal } from '@hoso/access';
import type {
  DossierCommands,
  DossierCommandType,
  DossierEvent,
  OpenedDossier,
  RefusalCode,
} from '@hoso/domain';
import type { Instant, Refusal } from '@hoso/kernel';

/** Who asks and how: what every command carries besides its data. */
export interface CommandContext {
  readonly principal: Principal;
  /** UUID; honoured for the life of the dossier. */
  readonly commandId: string;
  /** The id was made by the server for this request, so that nobody can have used it before. */
  readonly isFreshId: boolean;
  readonly correlationId: string;
  readonly causationId: string;
  /** Business time, where the caller may say it; otherwise the server's clock. */
  readonly occurredAt?: Instant;
  /** Revision that the dossier must stand at (`If-Match`). */
  readonly expectedRevision?: number;
  /** Only say what would follow. */
  readonly isDryRun: boolean;
}

/** One command about one dossier; without a code it opens one. */
export interface CommandRequest<Type extends DossierCommandType = DossierCommandType> {
  readonly type: Type;
  readonly data: DossierCommands[Type];
  readonly code?: string;
  readonly context: CommandContext;
}

/** What followed, or in a dry run what would follow. */
export interface Accepted {
  readonly commandId: string;
  /** Null in the dry run of a command that opens a dossier. */
  readonly code: string | null;
  /** Of the dossier's last event; -1 while there is none. */
  readonly revision: number;
  readonly events: readonly DossierEvent[];
  readonly dossier: OpenedDossier;
  /** The command had been carried out before: this is its first result. */
  readonly isRepeated: boolean;
}

export type Outcome = Accepted | Refusal<RefusalCode>;
