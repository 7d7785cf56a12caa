import type { Officer, ProcedureVersion, Unit } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';

const VALID_FROM = plainDateOf('2020-01-01');

/** The one-stops that receive, and the units that handle, in a benchmark. */
export const BENCHMARK_ONE_STOPS = ['H23.901', 'H23.902', 'H23.903', 'H23.904'] as const;
export const BENCHMARK_UNITS = ['H23.911', 'H23.912', 'H23.913', 'H23.914'] as const;

export const BENCHMARK_PROCEDURE: ProcedureVersion = {
  code: '9.990001',
  version: 1,
  validFrom: VALID_FROM,
  name: 'Thủ tục mẫu để đo hiệu năng',
  field: 'Đo hiệu năng',
  level: 'province',
  limits: {
    direct: { amount: 15, unit: 'working-days' },
    online: { amount: 15, unit: 'working-days' },
    postal: { amount: 15, unit: 'working-days' },
  },
  steps: [
    { code: 'THAM-DINH', name: 'Thẩm định hồ sơ', shareOfLimit: 0.8 },
    { code: 'KY-DUYET', name: 'Trình ký', shareOfLimit: 0.2 },
  ],
  components: [
    { code: 'TO-KHAI', name: 'Tờ khai', required: true },
    { code: 'BAN-VE', name: 'Bản vẽ', required: true },
    { code: 'TT-CU-TRU', name: 'Thông tin về cư trú', required: true, obtainableFrom: 'CSDL mẫu' },
    { code: 'THUYET-MINH', name: 'Bản thuyết minh', required: false },
  ],
  fees: [],
  result: { name: 'Giấy phép mẫu', document: true },
  interlinked: false,
  opinionPausesClock: false,
  supplementClock: 'RESET',
  supplementAnswerWithin: { amount: 30, unit: 'calendar-days' },
  extension: { legalBasis: 'Quy định mẫu', maximum: 10, times: 1 },
  illustrative: ['all'],
};

const OFFICERS_PER_UNIT = 6;

const officersOf = (unit: string): readonly Officer[] =>
  Array.from({ length: OFFICERS_PER_UNIT }, (_, place) => ({
    id: `${unit}-0${place + 1}`,
    name: `Cán bộ mẫu 0${place + 1} – ${unit}`,
    position: place === 0 ? 'Thủ trưởng' : 'Cán bộ thụ lý',
    head: place === 0,
    validFrom: VALID_FROM,
  }));

/** Those who may be given a dossier of the unit: all but its head. */
export const benchmarkHandlers = (unit: string): readonly string[] =>
  officersOf(unit)
    .filter(({ head }) => !head)
    .map(({ id }) => id);

const unitOf = (id: string): Unit => ({
  id,
  name: `Đơn vị mẫu ${id}`,
  level: 'province',
  validFrom: VALID_FROM,
  officers: Object.fromEntries(officersOf(id).map((officer) => [officer.id, officer])),
  delegations: {},
});

export const BENCHMARK_REFERENCE: {
  readonly procedures: readonly ProcedureVersion[];
  readonly units: readonly Unit[];
} = {
  procedures: [BENCHMARK_PROCEDURE],
  units: [...BENCHMARK_ONE_STOPS, ...BENCHMARK_UNITS].map(unitOf),
};
