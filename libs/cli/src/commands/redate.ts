import { randomUUID } from 'node:crypto';
import type { Application, RedatingContext } from '@hoso/application';
import type { Redating, RedatingCause, RedatingTotals } from '@hoso/domain';
import type { Refusal } from '@hoso/kernel';
import { withApplication, type Outside } from '../session';
import { answer, progress, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { redateTaskIn, type RedateOptions, type RedateTask, type SaidCause } from './redating-options';

const PRINCIPAL = { id: 'command-line', role: 'operations', units: 'all' } as const;

interface Redater {
  readonly application: Application;
  readonly terminal: Terminal;
}

const freshContext = (): RedatingContext => {
  const commandId = randomUUID();
  return { principal: PRINCIPAL, commandId, correlationId: commandId, causationId: commandId };
};

const causeOf = (said: SaidCause, { ports }: Application): RedatingCause => {
  if ('cause' in said) return said.cause;
  const { region } = said;
  const newest = ports.reference.calendar(region)?.version;
  if (newest === undefined) throw new UsageError(`--calendar: no calendar "${region}" was announced`);
  return { calendar: { region, version: newest } };
};

/** The report that is there, or one made now. */
const assessed = async (
  { cause, scope, assessment }: RedateTask,
  { application, terminal }: Redater,
): Promise<string | Refusal> => {
  if (assessment !== undefined) return assessment;
  const bar = progress(terminal, 'hồ sơ đã kiểm tra (dossiers assessed)');
  const outcome = await application.redatings.assessments.assess({
    cause: causeOf(cause!, application),
    scope,
    context: freshContext(),
    onProgress: (lookedAt) => bar.update(lookedAt),
  });
  bar.stop();
  return 'refused' in outcome ? outcome : outcome.redating.id;
};

const ordered = async (
  id: string,
  task: RedateTask,
  { application, terminal }: Redater,
): Promise<string | Refusal> => {
  const { reason, cause, scope, assessment } = task;
  if (reason === undefined) return id;
  const said = assessment !== undefined && cause ? { cause: causeOf(cause, application), scope } : {};
  const command = { type: 'OrderRedating', data: { reason, ...said } } as const;
  const outcome = await application.redatings.decisions.take({ id, command, context: freshContext() });
  if ('refused' in outcome) return outcome;
  const bar = progress(terminal, 'hồ sơ đã điều chỉnh (dossiers re-dated)');
  await application.redatings.runner.run(id, { onProgress: (done, of) => bar.update(done, of) });
  bar.stop();
  return id;
};

const countsOf = ({ later, earlier, confirmed, unchanged, refused, ended }: RedatingTotals): string =>
  [
    `${later} muộn hơn (later)`,
    `${earlier} sớm hơn (earlier)`,
    `${confirmed} giữ ngày, hết tạm tính (confirmed)`,
    `${unchanged} không đổi (unchanged)`,
    `${refused} từ chối (refused)`,
    `${ended} đã kết thúc (ended)`,
  ].join(', ');

const linesOf = ({ id, phase, assessed: totals, results, done, listed }: Redating): readonly string[] => [
  `Đợt điều chỉnh (re-dating) ${id}: ${phase}`,
  `Kiểm tra trước (dry run): ${countsOf(totals)}`,
  ...(done > 0 ? [`Kết quả (results), ${done}/${listed}: ${countsOf(results)}`] : []),
];

const report = async (id: string, seconds: number, { application, terminal }: Redater): Promise<void> => {
  const { redating } = await application.redatings.reader.read(id);
  const { phase: state, assessed: totals, results, done, listed, position } = redating;
  answer(terminal, { id, state, totals, listed, done, results, position, seconds }, () => linesOf(redating));
};

const refusedLines = ({ refused, facts, source }: Refusal): readonly string[] => [
  `Từ chối (refused): ${refused} ${JSON.stringify(facts)}`,
  source,
];

/**
 * `hoso redate`: what a calendar or an instrument would move, and, ordered, moves it; false when that is refused.
 * @throws UsageError before anything is opened
 */
export const redate = async (options: RedateOptions, outside: Outside): Promise<boolean> => {
  const task = redateTaskIn(options);
  const began = performance.now();
  return withApplication(options, outside, async (application) => {
    const redater = { application, terminal: outside.terminal };
    const found = await assessed(task, redater);
    const outcome = typeof found === 'string' ? await ordered(found, task, redater) : found;
    if (typeof outcome === 'string') {
      await report(outcome, (performance.now() - began) / 1_000, redater);
      return true;
    }
    answer(outside.terminal, outcome, () => refusedLines(outcome));
    return false;
  });
};
