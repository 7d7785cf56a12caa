import {
  dossierMeasures,
  FIGURES_766,
  figures766,
  index766,
  isInBounds,
  PETITION_FIGURES_766,
  petitionFigures766,
  PROCEDURE_FIGURES_766,
  procedureFigures766,
  Tally,
  type Index766,
  type Measures766,
  type ReportFacts,
} from '@hoso/domain';
import { rate, text, whole } from './group-columns';
import { eachInHand, eachWithPetitions } from './in-hand';
import { ofPetitions, ofProcedures, ProcedureUse } from './measures-766';
import { drillDownOf, type Making, type ReportBody, type ReportKind } from './report-kind';
import { synchronisedShare } from './synchronisation';

const WORKING_DAY_MINUTES = 480;

/** Mean handling time of the procedure asked for, in working days of eight hours; of many procedures it says nothing. */
class AverageTime {
  private minutes = 0;
  private finished = 0;

  constructor(private readonly making: Making) {}

  add({ settlement }: ReportFacts): void {
    if (!settlement || !isInBounds(settlement.at, this.making.scope.bounds)) return;
    this.minutes += settlement.handlingMinutes;
    this.finished += 1;
  }

  get measures() {
    if (this.making.scope.procedure === undefined) return {};
    return { '2.2': { numerator: this.minutes / WORKING_DAY_MINUTES, denominator: this.finished } };
  }
}

const PETITION_COLUMNS: ReadonlySet<string> = new Set(PETITION_FIGURES_766);
const PROCEDURE_COLUMNS: ReadonlySet<string> = new Set(PROCEDURE_FIGURES_766);

const sides = (name: string, left: number, right: number) => ({ name, left, right, holds: left === right });

const identitiesOf = ({ groups, total }: Index766) => [
  sides('worth of the groups = 100', total.worth, 100),
  sides(
    'known points of the groups = known points',
    groups.reduce((sum, { maximum }) => sum + maximum, 0),
    total.maximum,
  ),
];

const NOTES = [
  'Thành phần chưa có số liệu (ví dụ từ Cổng DVCQG) để trống, không tính là 0.',
  'Lịch làm việc và lựa chọn chấm điểm lấy theo bản mới nhất, đồng bộ (1.4, và 3.3 nhân với 1.4) theo tình trạng hiện nay, không theo vị trí nhật ký.',
];

/** The index of service quality (*Bộ chỉ số 766*). */
export const decision766: ReportKind<ReportBody & Omit<Index766, 'rows'>> = {
  name: '766',
  title: 'BỘ CHỈ SỐ ĐÁNH GIÁ CHẤT LƯỢNG PHỤC VỤ (QĐ 766/QĐ-TTg)',
  make: async (making) => {
    const { scope, settings, records } = making;
    const figures = figures766(settings.options766);
    const tally = new Tally(FIGURES_766);
    const average = new AverageTime(making);
    const use = new ProcedureUse(making);
    await eachWithPetitions(making, (facts) => {
      const met = figures.of(facts, scope.bounds);
      tally.add(facts, met);
      average.add(facts);
      use.add(facts);
    });
    const synchronised = await synchronisedShare(making);
    const told = await records.toldOfCitizens(scope.position, settings.options766.populationDatabases);
    const measures: Measures766 = {
      ...dossierMeasures(tally.total, { synchronised, told }),
      ...average.measures,
      ...(await ofProcedures(making, use.judging, told)),
      ...(await ofPetitions(making)),
      ...(synchronised && { '1.4': synchronised }),
    };
    const index = index766(measures, Number(scope.period.to.slice(0, 4)), settings.options766);
    return { ...index, identities: identitiesOf(index), notes: NOTES };
  },
  columns: [
    text('id', 'Mã', 8),
    text('name', 'Chỉ số thành phần', 44),
    whole('maximum', 'Điểm tối đa'),
    whole('numerator', 'Tử số'),
    whole('denominator', 'Mẫu số'),
    rate('factor', 'Nhân với (%)'),
    rate('rate', 'Tỷ lệ (%)'),
    rate('score', 'Điểm'),
    text('uncertainty', 'Chưa chắc chắn', 40),
    text('reason', 'Vì sao chưa có', 40),
  ],
  drillDown: {
    ...drillDownOf(({ settings }) => figures766(settings.options766), FIGURES_766),
    withPetitions: true,
  },
  petitions: {
    has: (column) => PETITION_COLUMNS.has(column),
    of: (facts, { settings, scope }) => petitionFigures766(settings.options766)(facts, scope.bounds),
  },
  procedures: {
    has: (column) => PROCEDURE_COLUMNS.has(column),
    ruleFor: async (making) => {
      const use = new ProcedureUse(making);
      await eachInHand(making, (facts) => use.add(facts));
      return procedureFigures766(use.judging);
    },
  },
};
