import type { Principal } from '@hoso/access';
import type { DossierCommandType } from '@hoso/domain';
import type { Instant, Refusal } from '@hoso/kernel';
import type { CaseTypes, CommandTypeOf } from './case-kind';
import type { DossierCase } from './dossier-case';

/** Who asks and how: what every command carries besides its data. */
export interface CommandContext {
  readonly principal: Principal;
  /** UUID; honoured for the life of the case. */
  readonly commandId: string;
  /** The id was made by the server for this request, so that nobody can have used it before. */
  readonly isFreshId: boolean;
  readonly correlationId: string;
  readonly causationId: string;
  /** Business time, where the caller may say it; otherwise the server's clock. */
  readonly occurredAt?: Instant;
  /** Revision that the case must stand at (`If-Match`). */
  readonly expectedRevision?: number;
  /** Only say what would follow. */
  readonly isDryRun: boolean;
}

/** One command about one case; without a code it opens one. */
export interface CaseRequest<T extends CaseTypes, Type extends CommandTypeOf<T> = CommandTypeOf<T>> {
  readonly type: Type;
  readonly data: T['commands'][Type];
  readonly code?: string;
  readonly context: CommandContext;
}

/** One command about one dossier. */
export type CommandRequest<Type extends DossierCommandType = DossierCommandType> = CaseRequest<
  DossierCase,
  Type
>;

/** What followed, or in a dry run what would follow, besides the state. */
export interface Followed<T extends CaseTypes> {
  readonly commandId: string;
  /** Null in the dry run of a command that opens a case. */
  readonly code: string | null;
  /** Of the case's last event; -1 while there is none. */
  readonly revision: number;
  readonly events: readonly T['event'][];
  /** The command had been carried out before: this is its first result. */
  readonly isRepeated: boolean;
}

export type CaseAccepted<T extends CaseTypes> = Followed<T> & T['shown'];
export type CaseOutcome<T extends CaseTypes> = CaseAccepted<T> | Refusal<T['refusal']>;

export type Accepted = CaseAccepted<DossierCase>;
export type Outcome = CaseOutcome<DossierCase>;
