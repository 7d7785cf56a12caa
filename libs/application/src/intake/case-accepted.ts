import type { CaseKind, CaseTypes } from './case-kind';
import type { CaseAccepted } from './command-request';
import type { Task, Verdict } from './deliberation';

interface Granted<T extends CaseTypes> {
  readonly verdict: Verdict<T>;
  /** Null in a dry run that opens a case. */
  readonly code: string | null;
  readonly kind: CaseKind<T>;
}

/** What a command led to that the law granted. */
export const acceptedOf = <T extends CaseTypes>(
  { request }: Task<T>,
  { verdict: { events, state }, code, kind }: Granted<T>,
): CaseAccepted<T> => {
  const opened = state as T['opened'];
  const { commandId } = request.context;
  return { commandId, code, revision: opened.revision, events, isRepeated: false, ...kind.show(opened) };
};
