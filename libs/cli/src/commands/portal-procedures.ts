import { portalSettingsFor } from '@hoso/engine';
import { dayOf, VIETNAM } from '@hoso/kernel';
import { openPortalServices } from '@hoso/portal';
import {
  compareProcedures,
  type NamedProcedure,
  type ProcedureComparison,
  type ProcedureDifference,
} from '@hoso/portal-sync';
import { withWholeSession, type EngineOptions, type Outside } from '../session';
import { answer, progress } from '../terminal';
import { UsageError } from '../usage-error';

const AT_ONCE_MOST = 4;

const wordsOf = (difference: ProcedureDifference): string => {
  if (difference.what === 'name') return `tên (name) “${difference.here}” / “${difference.there}”`;
  const { channel, here, there } = difference;
  const own = here ? `${here.amount} ${here.unit}` : '–';
  const told = there?.map((each) => (typeof each === 'string' ? each : `${each.amount} ${each.unit}`));
  return `${channel} ${own} / ${told?.join(', ') ?? '–'}`;
};

const group = (title: string, procedures: readonly NamedProcedure[]): readonly string[] =>
  procedures.length === 0
    ? []
    : [`${title}: ${procedures.length}`, ...procedures.map(({ code, name }) => `  ${code} ${name}`)];

const linesOf = (found: ProcedureComparison): readonly string[] => [
  ...group('đang áp dụng, chưa công khai trên Cổng (in force here, not published there)', found.notPublished),
  ...group('có trên Cổng, hết hiệu lực tại đây (published there, not in force here)', found.notInForce),
  ...group('có trên Cổng, chưa có tại đây (published there, unknown here)', found.unknownHere),
  ...group('Cổng không trả lời (unanswered)', found.unread),
  ...found.differing.map(
    ({ code, differences }) => `${code}: khác (differs here / there) ${differences.map(wordsOf).join('; ')}`,
  ),
  `${found.agree} khớp (agree) trong (of) ${found.inForce} đang áp dụng (in force), ${found.published} trên Cổng (published)`,
];

/**
 * `hoso portal procedures`: the procedures that the national portal shows beside those in force here; false when one in force is not
 * shown there as it stands. @throws UsageError where the adapter does not offer it, PortalNotConfigured, CatalogueUnread
 */
export const portalProcedures = (options: EngineOptions, outside: Outside): Promise<boolean> =>
  withWholeSession(options, outside, async ({ configuration, application }) => {
    const { adapter, terms, concurrency } = await portalSettingsFor(configuration.dataFolder);
    if (adapter.adapter !== 'national')
      throw new UsageError('the provincial wrapper tells no procedures: only the national adapter does');
    const { reference, clock } = application.ports;
    const bar = progress(outside.terminal, 'thủ tục (procedures compared)');
    const found = await compareProcedures({
      services: openPortalServices(adapter),
      terms,
      procedures: reference.procedures(),
      day: dayOf(clock.now(), VIETNAM),
      atOnce: Math.min(concurrency, AT_ONCE_MOST),
      onRead: (read) => bar.update(read),
    }).finally(() => bar.stop());
    answer(outside.terminal, found, () => linesOf(found));
    return found.agree === found.inForce;
  });
