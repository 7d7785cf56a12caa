import type { DeadlineAnswer, HistoryEntry } from '@hoso/application';
import { localText, parseInstant, type Zone } from '@hoso/kernel';
import { EVENT_LABELS } from './event-labels';

/** Members that repeat what the line already says, or that only a machine reads. */
const UNTOLD = ['rules', 'opening.code', 'handling.stoodSince', 'clock', 'openedAt', 'code'];

const isTold = (path: string): boolean =>
  !UNTOLD.some((untold) => path === untold || path.startsWith(`${untold}.`));

const shown = (value: unknown, zone: Zone): string => {
  if (value === undefined) return '–';
  if (typeof value !== 'string') return JSON.stringify(value);
  const at = parseInstant(value);
  return at ? localText(at, zone) : value;
};

const told = ({ type, actor, occurredAt, recordedAt, revision, changes }: HistoryEntry, zone: Zone) => {
  const { vi, en } = EVENT_LABELS[type];
  const who = [actor.role, actor.id, actor.unit].filter(Boolean).join(' ');
  return [
    `${String(revision).padStart(3)}  ${localText(occurredAt, zone)}  ${vi} (${en})`,
    `     ${who}; ghi nhận (recorded) ${localText(recordedAt, zone)}`,
    ...changes
      .filter(({ path }) => isTold(path))
      .map(
        ({ path, from, to }) =>
          `       ${path}: ${from === undefined ? '' : `${shown(from, zone)} → `}${shown(to, zone)}`,
      ),
  ];
};

const hours = (minutes: number): string => `${(minutes / 60).toFixed(2)} h`;

const timed = ({ zone, intervals, byParty, elapsedWorkingMinutes, originalDueAt, due }: DeadlineAnswer) => [
  '',
  ...(originalDueAt ? [`Hẹn trả (promised): ${localText(originalDueAt, zone)}`] : []),
  ...(due ? [`Hạn hiện tại (due): ${localText(due.current, zone)}`] : []),
  `Thời gian làm việc (working time): ${hours(elapsedWorkingMinutes)}`,
  ...byParty.map(({ party, workingMinutes }) => `  ${party.padEnd(28)} ${hours(workingMinutes)}`),
  `Các khoảng thời gian (intervals): ${intervals.length}`,
];

/** A dossier told for a person: every event with its actor, its times and what it changed; then whose its time was. */
export const storyOf = (history: readonly HistoryEntry[], deadline: DeadlineAnswer): readonly string[] => [
  ...history.flatMap((entry) => told(entry, deadline.zone)),
  ...timed(deadline),
];
