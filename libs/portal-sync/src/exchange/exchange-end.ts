import type { EndExchange, PortalService } from '@hoso/domain';
import type { LookUp, PortalAnswer, PortalMessage, ProgressRecord } from '@hoso/portal';
import { masked } from './masked';

type Answer = PortalAnswer | LookUp;

/** What was asked, and with which message. */
export interface Asked {
  readonly service: PortalService;
  readonly attempt: number;
  readonly told: PortalMessage;
  /** All messages of the dossier, for a look-up to be compared with. */
  readonly messages: readonly PortalMessage[];
}

const isSameRow = (one: ProgressRecord, other: ProgressRecord): boolean =>
  one['TrangThai'] === other['TrangThai'] && one['ThoiDiemXuLy'] === other['ThoiDiemXuLy'];

/** Whether the portal holds this message’s row: as many like it as were to be told up to it. */
const rowIn = (found: readonly ProgressRecord[], { told, messages }: Asked): 'there' | 'missing' => {
  const { progress, revision } = told;
  if (!progress) return 'missing';
  const expected = messages.filter(
    (message) => message.revision <= revision && message.progress && isSameRow(message.progress, progress),
  );
  return found.filter((row) => isSameRow(row, progress)).length >= expected.length ? 'there' : 'missing';
};

/** What an answer says besides its kind. */
const saidIn = (answer: Answer, asked: Asked): Partial<EndExchange> => {
  if (answer.kind === 'known') return { row: rowIn(answer.progress, asked) };
  if (!('message' in answer)) return {};
  const fault = masked(answer.message, asked.told.record);
  if (answer.kind === 'rejected') return { errorCode: answer.errorCode, fault };
  if (answer.kind === 'unknown') return { fault };
  const { reason: cause, retryAfterMs } = answer;
  return { cause, fault, ...(retryAfterMs !== undefined && { retryAfterMs }) };
};

/** How an exchange ended, as it is recorded. */
export const endOf = (answer: Answer, asked: Asked): EndExchange => {
  const { request, response, httpStatus } = answer.exchange;
  const { service, attempt, told } = asked;
  return {
    message: told.revision,
    service,
    attempt,
    outcome: answer.kind,
    ...saidIn(answer, asked),
    ...(httpStatus !== undefined && { httpStatus }),
    content: { request, ...(response !== undefined && { response }) },
  };
};
