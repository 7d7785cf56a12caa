import type { MessageRef, PortalSync } from '@hoso/domain';
import type { PortalMessage } from '@hoso/portal';

/** The message that is on its way or comes next; without `told` the dossier no longer tells what was begun. */
export interface DueMessage {
  readonly ref: MessageRef;
  readonly told?: PortalMessage;
}

const refOf = (messages: readonly PortalMessage[], nr: number, delivered: number): MessageRef => {
  const { revision, status, progress, notice } = messages[nr]!;
  const after = Math.max(messages[nr - 1]?.revision ?? -1, delivered);
  const hasRow = progress !== undefined;
  return { message: revision, after, status, hasRow, ...(notice && { hasNotice: true }) };
};

/** Whether the dossier still tells all that was begun. */
const isWhole = (told: PortalMessage, { hasRow, hasNotice }: MessageRef): boolean =>
  (told.progress !== undefined || !hasRow) && (told.notice !== undefined || !hasNotice);

/** The first message that is not delivered; undefined when all are. */
export const dueMessage = (
  messages: readonly PortalMessage[],
  { current, delivered }: PortalSync,
): DueMessage | undefined => {
  const due = current?.message;
  const nr = messages.findIndex(({ revision }) =>
    due === undefined ? revision > delivered : revision === due,
  );
  const told = messages[nr];
  if (current) return { ref: current, ...(told && isWhole(told, current) && { told }) };
  return told && { ref: refOf(messages, nr, delivered), told };
};
