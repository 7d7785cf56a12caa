import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendEngine } from './append-engine';
import { AppendDraft } from './append-message';
import { appendOutcome } from './append-response';
import { callError } from './store-errors';

export type AppendStream = ServerReadableStream<Buffer, Buffer>;

/** One Append call: a single append, its options in the first message and each event in one of its own. */
export const serveAppend = (
  call: AppendStream,
  answer: sendUnaryData<Buffer>,
  engine: AppendEngine,
): void => {
  const draft = new AppendDraft();
  let failed = false;
  const guarded = (step: () => void): void => {
    if (failed) return;
    try {
      step();
    } catch (error) {
      failed = true;
      answer(callError(error));
    }
  };
  call.on('data', (bytes: Buffer) => guarded(() => draft.add(bytes, 1)));
  call.on('end', () =>
    guarded(() => {
      const request = draft.request();
      engine.append(request, (outcome) =>
        outcome.kind === 'failed'
          ? answer(callError(outcome.error))
          : answer(null, appendOutcome(request, outcome)),
      );
    }),
  );
};
