import { explainDueDate, HAI_DUONG, type Limit } from '@hoso/domain';
import { localText } from '@hoso/kernel';
import { momentOf } from '../moments';
import { answer, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface DueOptions {
  readonly received: string;
  readonly limit: string;
  readonly unit: string;
  readonly cutOff?: string;
}

const UNITS: readonly string[] = ['working-hours', 'working-days', 'calendar-days', 'months'];

const limitOf = ({ limit, unit }: DueOptions): Limit => {
  if (!UNITS.includes(unit)) throw new UsageError(`--unit: one of ${UNITS.join(', ')}, not "${unit}"`);
  const amount = /^\d+(\.\d+)?$/.test(limit) ? Number(limit) : NaN;
  if (!(amount > 0) || (unit !== 'working-hours' && !Number.isInteger(amount))) {
    throw new UsageError(`--limit: a positive number, whole except for working hours, not "${limit}"`);
  }
  return { amount, unit: unit as Limit['unit'] };
};

const cutOffOf = ({ cutOff }: DueOptions): { readonly cutOff?: string } => {
  if (cutOff === undefined) return {};
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(cutOff)) throw new UsageError(`--cut-off: HH:mm, not "${cutOff}"`);
  return { cutOff };
};

/** `hoso due`: when a dossier received at a moment falls due, and why. */
export const due = (options: DueOptions, terminal: Terminal): void => {
  const received = momentOf(options.received, '--received');
  const { dueAt, provisional, steps } = explainDueDate(
    HAI_DUONG,
    received,
    limitOf(options),
    cutOffOf(options),
  );
  const local = localText(dueAt, HAI_DUONG.zone);
  answer(terminal, { dueAt: local, provisional, steps }, () => [
    ...steps.map((step) => `  ${momentIn(step).padEnd(32)} ${step.note.vi} (${step.note.en})`),
    `Hạn trả (due): ${local}${provisional ? ' – tạm tính (provisional)' : ''}`,
  ]);
};

const momentIn = (step: object): string => {
  const { at, day } = step as { readonly at?: Parameters<typeof localText>[0]; readonly day?: string };
  return at ? localText(at, HAI_DUONG.zone) : (day ?? '');
};
