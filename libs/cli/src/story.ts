import type { DeadlineAnswer, HistoryEntry, PetitionHistoryEntry } from '@hoso/application';
import { personalFieldsOf } from '@hoso/event-format';
import { localText, parseInstant, type Zone } from '@hoso/kernel';
import { EVENT_LABELS } from './event-labels';
import { PETITION_LABELS } from './petition-labels';

type Leaf = readonly [path: string, value: unknown];

/** Members of an event that only a machine reads, or that stand elsewhere in the story. */
const UNTOLD = ['rules', 'opening.code', 'restored'];
/** Changes of the case that the event's own members do not say. */
const CHANGES_TOLD = ['phase', 'handling.phase', 'handling.decision.late', 'due.statutory', 'due.current'];

/** Persons are told by nobody here, sealed or in clear. */
const isUntold = (type: string, path: string): boolean =>
  [...UNTOLD, ...personalFieldsOf(type)].some((untold) => path === untold || path.startsWith(`${untold}.`));

/** Every value of a plain object by its path, lists as one. */
const leavesOf = (value: unknown, path = ''): readonly Leaf[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, path ? `${path}.${name}` : name));
};

interface Listed {
  readonly component?: string;
  readonly reason?: string;
  readonly digitised?: object;
  readonly reused?: { readonly source: string };
}

/** A component as a person names it; anything else as it stands. */
const listed = (item: Listed | string): string => {
  if (typeof item === 'string' || item.component === undefined) return JSON.stringify(item);
  const { component, reason, digitised, reused } = item;
  const form = digitised ? 'số hóa (digitised)' : reused && `tái sử dụng (reused) ${reused.source}`;
  return [component, form, reason].filter(Boolean).join(' – ');
};

const shown = (value: unknown, zone: Zone): string => {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return (value as readonly Listed[]).map(listed).join('; ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const at = parseInstant(value);
  return at ? localText(at, zone) : value;
};

const LABELS = { ...EVENT_LABELS, ...PETITION_LABELS };

type Entry = HistoryEntry | PetitionHistoryEntry;

const changesOf = ({ changes }: Entry, zone: Zone): readonly string[] =>
  changes
    .flatMap(({ path, from, to }) => leavesOf(to, path).map(([leaf, value]) => [leaf, from, value] as const))
    .filter(([leaf]) => CHANGES_TOLD.includes(leaf))
    .map(([leaf, from, value]) => {
      const before = typeof from === 'object' || from === undefined ? '' : `${shown(from, zone)} → `;
      return `     ⇒ ${leaf}: ${before}${shown(value, zone)}`;
    });

const told = (entry: Entry, zone: Zone): readonly string[] => {
  const { type, data, actor, occurredAt, recordedAt, revision } = entry;
  const { vi, en } = LABELS[type];
  const who = [actor.role, actor.id, actor.unit].filter(Boolean).join(' ');
  const facts = leavesOf(data)
    .filter(([path, value]) => !isUntold(type, path) && !(Array.isArray(value) && value.length === 0))
    .map(([path, value]) => `       ${path}: ${shown(value, zone)}`);
  return [
    `${String(revision).padStart(3)}  ${localText(occurredAt, zone)}  ${vi} (${en})`,
    `     ${who}; ghi nhận (recorded) ${localText(recordedAt, zone)}`,
    ...facts,
    ...changesOf(entry, zone),
  ];
};

const hours = (minutes: number): string => `${(minutes / 60).toFixed(2)} h`;

const datesOf = ({ originalDueAt, due, zone }: DeadlineAnswer): readonly string[] => [
  ...(originalDueAt ? [`Hẹn trả (promised): ${localText(originalDueAt, zone)}`] : []),
  ...(due ? [`Hạn hiện tại (due now): ${localText(due.current, zone)}`] : []),
];

const timesOf = ({ byParty, elapsedWorkingMinutes }: DeadlineAnswer): readonly string[] => [
  `Thời gian làm việc đã dùng (working time used): ${hours(elapsedWorkingMinutes)}`,
  ...byParty.map(
    ({ party, workingMinutes }) => `  ${party.padEnd(28)} ${hours(workingMinutes).padStart(10)}`,
  ),
];

const verdictOf = (history: readonly HistoryEntry[]): readonly string[] => {
  const isLate = history.some(
    ({ data }) => 'late' in data && data.late && !('agency' in data) && !('to' in data),
  );
  return isLate ? ['TRỄ HẠN (late)'] : [];
};

/** A dossier told for a person: every event with its actor, times and facts; then its dates and whose its time was. */
export const storyOf = (history: readonly HistoryEntry[], deadline: DeadlineAnswer): readonly string[] => [
  ...history.flatMap((entry) => told(entry, deadline.zone)),
  '',
  ...verdictOf(history),
  ...datesOf(deadline),
  ...timesOf(deadline),
];

/** A petition told for a person; what the petitioner wrote stays out of it. */
export const petitionStoryOf = (history: readonly PetitionHistoryEntry[], zone: Zone): readonly string[] => [
  ...history.flatMap((entry) => told(entry, zone)),
  '',
  ...(history.some(({ data }) => 'late' in data && data.late) ? ['TRỄ HẠN (late)'] : []),
];
