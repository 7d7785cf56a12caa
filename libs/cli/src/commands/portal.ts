import { randomUUID } from 'node:crypto';
import type { OperatorCommand } from '@hoso/application';
import { RELEASE_DECISIONS, type ReleaseDecision } from '@hoso/domain';
import {
  ManyDecisions,
  PORTAL_STATES,
  PortalSyncList,
  preparePortalSyncTables,
  type ManyDecided,
  type PortalStanding,
  type PortalState,
} from '@hoso/portal-sync';
import { oneOf } from '../option-values';
import { withApplication, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';
import { UsageError } from '../usage-error';

export interface PortalStatusOptions extends EngineOptions {
  readonly state?: string;
  readonly unit?: string;
}

export interface PortalDecisionOptions extends EngineOptions {
  readonly code?: string;
  readonly all?: true;
  readonly unit?: string;
  readonly decision?: string;
  readonly reason?: string;
}

const PRINCIPAL = { id: 'command-line', role: 'operations', units: 'all' } as const;
const SHOWN = 50;

const lineOf = ({ code, unit, state, reason, message, attempts, since }: PortalStanding): string =>
  [code, unit ?? '–', state, reason ?? '', `@${message ?? '–'}`, `(${attempts})`, since].join(' ');

/** `hoso portal status`: how dossiers stand at the national portal. @throws UsageError */
export const portalStatus = (
  { state, unit, ...options }: PortalStatusOptions,
  outside: Outside,
): Promise<void> => {
  const asked = oneOf<PortalState>('--state', state, PORTAL_STATES);
  return withApplication(options, outside, async (_, { database }) => {
    await preparePortalSyncTables(database);
    const list = new PortalSyncList(database);
    const { counts, waitingSince } = await list.count();
    const narrowed = { ...(asked && { state: asked }), ...(unit !== undefined && { unit }) };
    const { items, next } =
      asked === undefined && unit === undefined
        ? { items: [], next: undefined }
        : await list.page({ visible: 'all', ...narrowed, limit: SHOWN });
    const told = { ...counts, ...(waitingSince && { waitingSince }), dossiers: items };
    answer(outside.terminal, told, () => [
      `${counts['in-step']} đã đồng bộ (in step), ${counts.waiting} đang chờ (waiting), ${counts.unsure} chưa rõ (unsure)`,
      `${counts.parked} chờ người quyết định (parked), ${counts.held} hồ sơ lịch sử chưa có lệnh (held), ${counts.differs} Cổng lưu khác (differs)`,
      ...items.map(lineOf),
      ...(next === undefined ? [] : ['… (còn nữa, there are more)']),
    ]);
  });
};

interface Task {
  readonly code?: string;
  readonly unit?: string;
  readonly reason: string;
}

/** One dossier, or all, perhaps of one unit. @throws UsageError */
const taskIn = ({ code, all, unit, reason }: PortalDecisionOptions): Task => {
  if ((code === undefined) === (all === undefined))
    throw new UsageError('either --code or --all is expected');
  if (code !== undefined && unit !== undefined) throw new UsageError('--unit goes with --all');
  if (reason === undefined) throw new UsageError('--reason: why, for the record');
  return { ...(code !== undefined && { code }), ...(unit !== undefined && { unit }), reason };
};

interface Decision {
  readonly task: Task;
  readonly command: OperatorCommand;
  readonly many: (decisions: ManyDecisions) => Promise<ManyDecided>;
}

const linesOf = ({ decided, refused, left }: ManyDecided): readonly string[] => [
  `${decided.length} hồ sơ (dossiers)`,
  ...Object.entries(refused).map(([code, refusal]) => `${code}: từ chối (refused) ${refusal}`),
  ...left.map((code) => `${code}: phải xem trên Cổng (look at the portal), --code ${code} --decision …`),
];

const decide = (
  options: EngineOptions,
  outside: Outside,
  { task, command, many }: Decision,
): Promise<boolean> =>
  withApplication(options, outside, async ({ portalSyncs: { decisions } }, { database }) => {
    await preparePortalSyncTables(database);
    const list = new PortalSyncList(database);
    const { code } = task;
    let decided: ManyDecided;
    if (code === undefined)
      decided = await many(new ManyDecisions({ list, decisions, principal: PRINCIPAL }));
    else {
      const commandId = randomUUID();
      const context = { principal: PRINCIPAL, commandId, correlationId: commandId, causationId: commandId };
      const outcome = await decisions.take({ code, command, context });
      const isRefused = 'refused' in outcome;
      decided = {
        decided: isRefused ? [] : [code],
        refused: isRefused ? { [code]: outcome.refused } : {},
        left: [],
      };
    }
    answer(outside.terminal, decided, () => linesOf(decided));
    return Object.keys(decided.refused).length === 0;
  });

/** `hoso portal retry`: what is parked goes again, or counts as delivered; false when something was refused. @throws UsageError */
export const portalRetry = (options: PortalDecisionOptions, outside: Outside): Promise<boolean> => {
  const task = taskIn(options);
  const decision: ReleaseDecision = oneOf('--decision', options.decision, RELEASE_DECISIONS) ?? 'resend';
  if (task.code === undefined && decision !== 'resend')
    throw new UsageError('--decision: only one dossier at a time is taken as delivered');
  const { reason, unit } = task;
  return decide(options, outside, {
    task,
    command: { type: 'ReleaseMessage', data: { decision, reason } },
    many: (decisions) => decisions.retry(unit === undefined ? {} : { unit }, reason),
  });
};

/** `hoso portal order`: lets imported history go to the portal; false when something was refused. @throws UsageError */
export const portalOrder = (options: PortalDecisionOptions, outside: Outside): Promise<boolean> => {
  const task = taskIn(options);
  const { reason, unit } = task;
  return decide(options, outside, {
    task,
    command: { type: 'OrderPortalSync', data: { reason } },
    many: (decisions) => decisions.order(unit === undefined ? {} : { unit }, reason),
  });
};
