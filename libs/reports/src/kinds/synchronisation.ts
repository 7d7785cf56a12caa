import { cutRateOf, type MeasuredShare, type ReportFacts } from '@hoso/domain';
import { standingsOf, type PortalState, type StandingOfCode } from '@hoso/portal-sync';
import type { Instant } from '@hoso/kernel';
import { rate, text, whole } from './group-columns';
import type { Population } from '../records/selection';
import type { Making, ReportBody, ReportKind } from './report-kind';

/** One dossier’s proof: the last event that the portal has, against the last one that it is to have. */
interface Proof {
  readonly code: string;
  readonly unit: string;
  /** Revision of the last event that has something to tell, among those looked at; null where nobody has looked yet. */
  readonly relevant: number | null;
  /** Revision of the last one that was delivered; null for none. */
  readonly synchronised: number | null;
  readonly state: PortalState;
  /** Code of what it waits for, or of how it differs; `not-looked-at` where the outbox does not know its last event yet. */
  readonly reason: string | null;
}

export type SynchronisedDossier = Proof & { readonly receivedAt: Instant };

/** Filed online and not received: refused, withdrawn, or waiting for its reception or its applicant. */
export type FiledDossier = Proof & { readonly filedAt: Instant };

interface Counts {
  readonly synchronised: number;
  readonly waiting: number;
  readonly unsure: number;
  readonly parked: number;
  /** Imported history that nobody has ordered to go: not among those that have to be there. */
  readonly held: number;
  /** Delivered, and the portal holds them otherwise, which nothing sent mends: not among those that are there. */
  readonly differing: number;
  /** 100 only when every dossier is there; null where none has to be. */
  readonly rate: number | null;
}

type Sums = Counts & { readonly received: number };

export type SynchronisationBody = ReportBody & {
  readonly rows: readonly (Sums & { readonly unit: string })[];
  readonly total: Sums;
  readonly dossiers: readonly SynchronisedDossier[];
  /** Beside the rest, as no report counts them among the received; the portal knows them, since they were filed there or online here. */
  readonly notReceived: {
    readonly total: Counts & { readonly filed: number };
    readonly dossiers: readonly FiledDossier[];
  };
};

type Sum = 'synchronised' | 'waiting' | 'unsure' | 'parked' | 'held' | 'differing';

const SUM_OF: Readonly<Record<PortalState, Sum>> = {
  'in-step': 'synchronised',
  waiting: 'waiting',
  unsure: 'unsure',
  parked: 'parked',
  held: 'held',
  differs: 'differing',
};

const countsOf = (proofs: readonly Proof[]): Counts => {
  const counts = { synchronised: 0, waiting: 0, unsure: 0, parked: 0, held: 0, differing: 0 };
  for (const { state } of proofs) counts[SUM_OF[state]] += 1;
  return { ...counts, rate: cutRateOf(counts.synchronised, proofs.length - counts.held) };
};

const sumsOf = (dossiers: readonly SynchronisedDossier[]): Sums => ({
  received: dossiers.length,
  ...countsOf(dossiers),
});

type Standing = Omit<StandingOfCode, 'code' | 'since'>;

/** The log has an event of the dossier that nobody has looked at for the portal. */
const NOT_LOOKED_AT = { state: 'waiting', reason: 'not-looked-at' } as const;

const NOBODY_LOOKED: Standing = { head: -1, relevant: null, delivered: null, ...NOT_LOOKED_AT };

const isDelivered = (state: PortalState): boolean => state === 'in-step' || state === 'differs';

/** @param last revision of the dossier’s last event that the read models know */
const proofOf = (
  { code, unit }: ReportFacts,
  { head, relevant, delivered, state, reason }: Standing = NOBODY_LOOKED,
  last: number | undefined,
): Proof => {
  const isBehind = isDelivered(state) && last !== undefined && last > head;
  const judged = isBehind ? NOT_LOOKED_AT : { state, reason };
  return { code, unit, relevant, synchronised: delivered, ...judged };
};

/** The proofs of those dossiers that have the moment asked for, in the order of their codes. */
const proven = async <Moment extends object>(
  { records, scope }: Making,
  population: Population,
  momentOf: (facts: ReportFacts) => Moment | undefined,
): Promise<readonly (Proof & Moment)[]> => {
  const found: (Proof & Moment)[] = [];
  await records.each({ scope, population }, async (chunk, query) => {
    const asked = chunk.flatMap((facts) => {
      const moment = momentOf(facts);
      return moment ? [{ facts, moment }] : [];
    });
    const codes = asked.map(({ facts }) => facts.code);
    const standings = await standingsOf(query, codes);
    const last = await records.lastRevisions(codes, query);
    for (const { facts, moment } of asked)
      found.push({ ...proofOf(facts, standings.get(facts.code), last.get(facts.code)), ...moment });
  });
  return found.sort((one, other) => (one.code < other.code ? -1 : 1));
};

const receivedIn = (making: Making): Promise<readonly SynchronisedDossier[]> => {
  const { start, end } = making.scope.bounds;
  return proven(making, 'in-hand', ({ receivedAt }) =>
    receivedAt && start <= receivedAt && receivedAt <= end ? { receivedAt } : undefined,
  );
};

/** Of the dossiers received in the period that have to be at the portal, those that are; undefined while none was looked at for it. */
export const synchronisedShare = async (making: Making): Promise<MeasuredShare | undefined> => {
  const dossiers = await receivedIn(making);
  const { synchronised, received, held } = sumsOf(dossiers);
  const isKnown = received > held && dossiers.some(({ relevant }) => relevant !== null);
  return isKnown ? { numerator: synchronised, denominator: received - held } : undefined;
};

const filedIn = (making: Making): Promise<readonly FiledDossier[]> =>
  proven(making, 'filed-online', ({ openedAt }) => ({ filedAt: openedAt }));

const byUnit = (dossiers: readonly SynchronisedDossier[]): SynchronisationBody['rows'] =>
  [...new Set(dossiers.map(({ unit }) => unit))]
    .sort()
    .map((unit) => ({ unit, ...sumsOf(dossiers.filter((dossier) => dossier.unit === unit)) }));

/**
 * Whether the national portal has every dossier received in the period as it stands (*đồng bộ*), dossier by dossier, and beside them those
 * filed online in the period that were not received: the portal is told of them from their filing on. It is told as
 * things stand now, whatever position of the log is asked for. A dossier with a later event than the outbox knows waits, whatever that
 * event has to tell: an outbox that stands still or lags behind proves nothing.
 */
export const synchronisation: ReportKind<SynchronisationBody> = {
  name: 'synchronisation',
  title: 'ĐỒNG BỘ HỒ SƠ VỚI CỔNG DỊCH VỤ CÔNG QUỐC GIA',
  make: async (making) => {
    const dossiers = await receivedIn(making);
    const filed = await filedIn(making);
    const notReceived = { total: { filed: filed.length, ...countsOf(filed) }, dossiers: filed };
    return { rows: byUnit(dossiers), total: sumsOf(dossiers), identities: [], dossiers, notReceived };
  },
  columns: [
    text('unit', 'Cơ quan giải quyết'),
    whole('received', 'Tiếp nhận trong kỳ'),
    whole('synchronised', 'Đã đồng bộ đủ'),
    whole('waiting', 'Đang chờ gửi'),
    whole('unsure', 'Chưa rõ kết quả'),
    whole('parked', 'Dừng, chờ xử lý'),
    whole('differing', 'Cổng lưu khác'),
    whole('held', 'Dữ liệu lịch sử chưa gửi'),
    rate('rate', 'Tỷ lệ đồng bộ (%)'),
  ],
};
