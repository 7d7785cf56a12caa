import type { ReportFacts } from '@hoso/domain';
import { standingsOf, type PortalState, type StandingOfCode } from '@hoso/portal-sync';
import type { Instant } from '@hoso/kernel';
import { rate, text, whole } from './group-columns';
import type { Making, ReportBody, ReportKind } from './report-kind';

/** One dossier’s proof: the last event that the portal has, against the last one that it is to have. */
export interface SynchronisedDossier {
  readonly code: string;
  readonly unit: string;
  readonly receivedAt: Instant;
  /** Revision of the last event that has something to tell; null where nobody has looked yet. */
  readonly relevant: number | null;
  /** Revision of the last one that was delivered; null for none. */
  readonly synchronised: number | null;
  readonly state: PortalState;
  readonly reason: string | null;
}

interface Sums {
  readonly received: number;
  readonly synchronised: number;
  readonly waiting: number;
  readonly unsure: number;
  readonly parked: number;
  /** Imported history that nobody has ordered to go: not among those that have to be there. */
  readonly held: number;
  /** 100 only when every dossier is there; null where none has to be. */
  readonly rate: number | null;
}

export type SynchronisationBody = ReportBody & {
  readonly rows: readonly (Sums & { readonly unit: string })[];
  readonly total: Sums;
  readonly dossiers: readonly SynchronisedDossier[];
};

const SUM_OF: Readonly<Record<PortalState, 'synchronised' | 'waiting' | 'unsure' | 'parked' | 'held'>> = {
  'in-step': 'synchronised',
  waiting: 'waiting',
  unsure: 'unsure',
  parked: 'parked',
  held: 'held',
};

/** Cut, never rounded up: 99.99 is not all. */
const rateOf = (synchronised: number, owed: number): number | null =>
  owed === 0 ? null : Math.floor((synchronised / owed) * 10_000) / 100;

const sumsOf = (dossiers: readonly SynchronisedDossier[]): Sums => {
  const counts = { synchronised: 0, waiting: 0, unsure: 0, parked: 0, held: 0 };
  for (const { state } of dossiers) counts[SUM_OF[state]] += 1;
  const received = dossiers.length;
  return { received, ...counts, rate: rateOf(counts.synchronised, received - counts.held) };
};

type Standing = Omit<StandingOfCode, 'code' | 'since'>;

const NOBODY_LOOKED: Standing = { relevant: null, delivered: null, state: 'waiting', reason: null };

const proofOf = (
  { code, unit, receivedAt }: ReportFacts,
  { relevant, delivered, state, reason }: Standing = NOBODY_LOOKED,
): SynchronisedDossier => ({
  ...{ code, unit, receivedAt: receivedAt!, relevant },
  ...{ synchronised: delivered, state, reason },
});

const receivedIn = async ({ records, scope }: Making): Promise<readonly SynchronisedDossier[]> => {
  const { start, end } = scope.bounds;
  const dossiers: SynchronisedDossier[] = [];
  await records.each({ scope, population: 'in-hand' }, async (chunk, query) => {
    const received = chunk.filter(({ receivedAt }) => receivedAt && start <= receivedAt && receivedAt <= end);
    const standings = await standingsOf(
      query,
      received.map(({ code }) => code),
    );
    dossiers.push(...received.map((facts) => proofOf(facts, standings.get(facts.code))));
  });
  return dossiers.sort((one, other) => (one.code < other.code ? -1 : 1));
};

const byUnit = (dossiers: readonly SynchronisedDossier[]): SynchronisationBody['rows'] =>
  [...new Set(dossiers.map(({ unit }) => unit))]
    .sort()
    .map((unit) => ({ unit, ...sumsOf(dossiers.filter((dossier) => dossier.unit === unit)) }));

/**
 * Whether the national portal has every dossier received in the period as it stands (*đồng bộ*), dossier by dossier. It is told as
 * things stand now, whatever position of the log is asked for.
 */
export const synchronisation: ReportKind<SynchronisationBody> = {
  name: 'synchronisation',
  title: 'ĐỒNG BỘ HỒ SƠ VỚI CỔNG DỊCH VỤ CÔNG QUỐC GIA',
  make: async (making) => {
    const dossiers = await receivedIn(making);
    return { rows: byUnit(dossiers), total: sumsOf(dossiers), identities: [], dossiers };
  },
  columns: [
    text('unit', 'Cơ quan giải quyết'),
    whole('received', 'Tiếp nhận trong kỳ'),
    whole('synchronised', 'Đã đồng bộ đủ'),
    whole('waiting', 'Đang chờ gửi'),
    whole('unsure', 'Chưa rõ kết quả'),
    whole('parked', 'Dừng, chờ xử lý'),
    whole('held', 'Dữ liệu lịch sử chưa gửi'),
    rate('rate', 'Tỷ lệ đồng bộ (%)'),
  ],
};
