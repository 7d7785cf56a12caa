import type { DossierScope, Instrument, RedatingCause } from '@hoso/domain';
import { parsePlainDate, type PlainDate } from '@hoso/kernel';
import { momentOf } from '../moments';
import type { EngineOptions } from '../session';
import { UsageError } from '../usage-error';

export interface RedateOptions extends EngineOptions {
  readonly calendar?: string;
  readonly instrument?: string;
  readonly legalBasis?: string;
  readonly workingDays?: string;
  readonly dueAt?: string;
  readonly units?: string;
  readonly procedures?: string;
  readonly fields?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly dryRun?: true;
  readonly order?: true;
  readonly assessment?: string;
  readonly reason?: string;
}

/** A cause as it is said: of a calendar its region, the newest being meant. */
export type SaidCause =
  | { readonly region: string }
  | { readonly cause: Extract<RedatingCause, { readonly instrument: Instrument }> };

/** What to do, once the words are in order. */
export interface RedateTask {
  readonly cause?: SaidCause;
  readonly scope: DossierScope;
  /** Absent for a dry run. */
  readonly reason?: string;
  /** Id of a report that is there already. */
  readonly assessment?: string;
}

const shiftIn = ({
  workingDays,
  dueAt,
}: RedateOptions): { workingDays: number } | { dueAt: ReturnType<typeof momentOf> } => {
  if ((workingDays === undefined) === (dueAt === undefined))
    throw new UsageError('--instrument: say either --working-days or --due-at');
  if (dueAt !== undefined) return { dueAt: momentOf(dueAt, '--due-at') };
  if (!/^[1-9]\d{0,4}$/.test(workingDays!))
    throw new UsageError(`--working-days: a whole number from 1, not "${workingDays}"`);
  return { workingDays: Number(workingDays) };
};

const causeIn = (options: RedateOptions): SaidCause | undefined => {
  const { calendar, instrument: number, legalBasis } = options;
  if (calendar !== undefined && number !== undefined)
    throw new UsageError('Say either --calendar or --instrument');
  if (calendar !== undefined) return { region: calendar };
  if (number === undefined) return undefined;
  if (legalBasis === undefined) throw new UsageError('--instrument: say its --legal-basis');
  return { cause: { instrument: { number, legalBasis, ...shiftIn(options) } } };
};

const listIn = (text: string | undefined): readonly string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const dayIn = (text: string | undefined, option: string): PlainDate | undefined => {
  const day = text === undefined ? undefined : parsePlainDate(text);
  if (text !== undefined && day === undefined)
    throw new UsageError(`${option}: a day such as 2025-09-30, not "${text}"`);
  return day;
};

const scopeIn = ({ units, procedures, fields, dueFrom, dueTo }: RedateOptions): DossierScope =>
  Object.fromEntries(
    Object.entries({
      units: listIn(units),
      procedures: listIn(procedures),
      fields: listIn(fields),
      dueFrom: dayIn(dueFrom, '--due-from'),
      dueTo: dayIn(dueTo, '--due-to'),
    }).filter(([, value]) => value !== undefined),
  );

const demandMode = ({ dryRun, order, assessment, reason }: RedateOptions): void => {
  if ((dryRun === undefined) === (order === undefined))
    throw new UsageError('Say either --dry-run or --order');
  if (order && !reason?.trim()) throw new UsageError('--order: say its --reason');
  if (dryRun && assessment !== undefined) throw new UsageError('--assessment: only with --order');
};

/** @throws UsageError for words that are off */
export const redateTaskIn = (options: RedateOptions): RedateTask => {
  demandMode(options);
  const { order, reason, assessment } = options;
  const cause = causeIn(options);
  if (!cause && assessment === undefined) throw new UsageError('Say --calendar or --instrument');
  return {
    scope: scopeIn(options),
    ...(cause && { cause }),
    ...(order && reason !== undefined && { reason }),
    ...(assessment !== undefined && { assessment }),
  };
};
