import { localText, VIETNAM } from '@hoso/kernel';
import { SystemClock } from '@hoso/platform';
import { AWAITED_KINDS, AwaitedList, type AwaitedFilter, type ListedAwaited } from '@hoso/read-models';
import { momentOrBeginningOf } from '../moments';
import { given, oneOf, shownOf } from '../option-values';
import { withReadModels } from '../read-models-session';
import type { EngineOptions, Outside } from '../session';
import { answer } from '../terminal';

export interface AwaitedOptions extends EngineOptions {
  readonly agency?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly late?: true;
  readonly dueBefore?: string;
  readonly limit?: string;
}

const filterIn = ({ agency, unit, kind, late, dueBefore }: AwaitedOptions): AwaitedFilter => ({
  within: 'all',
  ...given({
    agency,
    unit,
    kind: oneOf('--kind', kind, AWAITED_KINDS),
    isLate: late,
    dueBefore: dueBefore === undefined ? undefined : momentOrBeginningOf(dueBefore, '--due-before'),
  }),
});

const KINDS = { opinion: 'lấy ý kiến (opinion)', hop: 'liên thông (hand-over)' } as const;

const lineOf = ({ code, agency, kind, name, dueAt, isLate, unit, officer }: ListedAwaited): string => {
  const due = localText(dueAt, VIETNAM);
  const who = officer === null ? unit : `${unit} ${officer}`;
  return `${due}  ${agency}  ${KINDS[kind]} ${name}: ${code} (${who})${isLate ? '  TRỄ HẠN (late)' : ''}`;
};

/**
 * `hoso awaited`: what dossiers await of other agencies, what is due first.
 * @throws UsageError before anything is opened
 */
export const awaited = (options: AwaitedOptions, outside: Outside): Promise<void> => {
  const filter = filterIn(options);
  const limit = shownOf(options.limit);
  return withReadModels(options, outside, async ({ database }) => {
    const page = { limit, now: new SystemClock().now() };
    const { items, next } = await new AwaitedList(database).find(filter, page);
    answer(outside.terminal, { items, more: next !== undefined }, () => [
      ...items.map(lineOf),
      `${items.length} việc chờ cơ quan khác (awaited)${next ? ', còn nữa (there are more)' : ''}`,
    ]);
  });
};
