import type { DossierCommand, OpeningData, ProvidedComponent } from '@hoso/domain';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import { applicantFor } from '../artificial-applicants';
import { fileOf } from '../artificial-ids';
import {
  BENCHMARK_ONE_STOPS,
  BENCHMARK_PROCEDURE,
  BENCHMARK_UNITS,
  benchmarkHandlers,
} from './benchmark-reference';

/** Which life; `now` need only be about right, for the new date of those that apologise. */
export interface BenchmarkOrder {
  readonly seed: number;
  readonly index: number;
  readonly now: Instant;
}

/** One dossier in so many starts a step and apologises. */
const LONGER_LIFE_EVERY = 10;

/** Far enough behind limit, supplement and extension, whenever the command arrives. */
const NEW_DATE_DAYS = 365;

const DAY_MS = 86_400_000;

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length]!;

const scan = ({ seed, index }: BenchmarkOrder, component: string): ProvidedComponent => ({
  component,
  digitised: fileOf(`benchmark ${seed} ${index} ${component}`),
});

const reception = (order: BenchmarkOrder): DossierCommand => {
  const opening: OpeningData = {
    procedure: BENCHMARK_PROCEDURE.code,
    channel: 'direct',
    unit: pick(BENCHMARK_ONE_STOPS, order.index),
    applicant: applicantFor(order.seed, order.index),
  };
  const reference = `${order.seed}-${order.index}`;
  const components: readonly ProvidedComponent[] = [
    scan(order, 'TO-KHAI'),
    scan(order, 'BAN-VE'),
    { component: 'TT-CU-TRU', reused: { source: 'shared-database', reference } },
  ];
  return { type: 'Receive', data: { opening, components } };
};

const extension = (index: number): DossierCommand => ({
  type: 'Extend',
  data: {
    decision: `${index + 1}/QĐ-GH`,
    legalBasis: 'Quy định mẫu',
    reason: 'Vụ việc có tình tiết phức tạp',
    amount: 5,
  },
});

const apology = ({ index, now }: BenchmarkOrder): DossierCommand => ({
  type: 'ApologiseAndReschedule',
  data: {
    letter: { number: `${index + 1}/XL` },
    reason: 'Khối lượng hồ sơ tăng đột biến',
    newDueAt: instantFromMs(epochMs(now) + NEW_DATE_DAYS * DAY_MS),
  },
});

const supplement = (order: BenchmarkOrder): readonly DossierCommand[] => [
  {
    type: 'RequestSupplement',
    data: {
      items: [{ component: 'THUYET-MINH', reason: 'Cần làm rõ giải pháp' }],
      reason: 'Hồ sơ chưa đủ căn cứ',
    },
  },
  { type: 'AcceptSupplement', data: { components: [scan(order, 'THUYET-MINH')] } },
];

const result = (order: BenchmarkOrder, signedBy: string): readonly DossierCommand[] => {
  const { seed, index } = order;
  const file = fileOf(`benchmark ${seed} ${index} result`);
  return [
    { type: 'IssueResult', data: { number: `${index + 1}/KQ`, signedBy, file } },
    { type: 'ReturnResult', data: { receivedBy: 'applicant', evidence: 'Giấy hẹn', means: 'one-stop' } },
  ];
};

/**
 * The fixed life of the benchmark, each command its own request: eight of them, ten for every tenth dossier, all by the
 * server's clock; it ends in `Closed`. The first command opens the dossier. It needs `BENCHMARK_REFERENCE`.
 */
export const benchmarkLife = (order: BenchmarkOrder): readonly DossierCommand[] => {
  const { index } = order;
  const isLonger = index % LONGER_LIFE_EVERY === 0;
  const unit = pick(BENCHMARK_UNITS, Math.floor(index / BENCHMARK_ONE_STOPS.length));
  const step: DossierCommand = { type: 'StartStep', data: { step: 'THAM-DINH' } };
  return [
    reception(order),
    { type: 'Transfer', data: { to: unit } },
    { type: 'Assign', data: { officer: pick(benchmarkHandlers(unit), index) } },
    ...(isLonger ? [step] : []),
    ...supplement(order),
    extension(index),
    ...(isLonger ? [apology(order)] : []),
    ...result(order, `${unit}-01`),
  ];
};
