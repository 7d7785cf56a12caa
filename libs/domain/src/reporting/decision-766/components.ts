/** How a rate R in % becomes points of P: `linear` P·R/100; `capped` min(P, P·R/t) for a stage target t; or none. */
export type Formula = 'linear' | 'capped' | 'information';

/** What a component is counted from. Without such facts it is unknown, which is not 0. */
export type Basis = 'dossiers' | 'procedures' | 'petitions' | 'portal';

export interface Component766 {
  readonly id: string;
  /** Code of the metric on the national portal. */
  readonly metric: string;
  readonly group: string;
  readonly name: string;
  readonly maximum: number;
  readonly formula: Formula;
  readonly basis: Basis;
  /** Points where nothing was there to be counted; null: it does not apply. */
  readonly whenNothing: 'full' | 'zero' | null;
  /** What is not certain about it, in the rule or in what stands for the portal's own facts. */
  readonly uncertainty?: string;
  /** Why it is not known where it is not. */
  readonly whenUnknown: string;
}

type Rest = Partial<Pick<Component766, 'whenNothing' | 'uncertainty' | 'whenUnknown'>>;
type Head = readonly [id: string, metric: string, name: string];
type Worth = readonly [maximum: number, formula: Formula, basis: Basis];

const UNKNOWN: Readonly<Record<Basis, string>> = {
  dossiers: 'No dossier was counted for it',
  procedures: 'No dossier of the unit tells which procedures it has',
  petitions: 'No petition was ever recorded: they are kept elsewhere',
  portal: 'The log does not hold it',
};

const component = (head: Head, worth: Worth, rest: Rest = {}): Component766 => {
  const [[id, metric, name], [maximum, formula, basis]] = [head, worth];
  const group = id.split('.')[0]!;
  const whenUnknown = UNKNOWN[basis];
  return { id, metric, name, group, maximum, formula, basis, whenNothing: null, whenUnknown, ...rest };
};

/** The groups of the index and what each is worth; the portal splits the fourth, online services, into 12 and 10. */
export const GROUPS_766: Readonly<Record<string, { readonly name: string; readonly maximum: number }>> = {
  '1': { name: 'Công khai, minh bạch', maximum: 18 },
  '2': { name: 'Tiến độ, kết quả giải quyết', maximum: 20 },
  '3': { name: 'Cung cấp dịch vụ trực tuyến', maximum: 12 },
  '3b': { name: 'Thanh toán trực tuyến', maximum: 10 },
  '4': { name: 'Số hóa hồ sơ', maximum: 22 },
  '5': { name: 'Mức độ hài lòng', maximum: 18 },
};

const PERIOD_OF_RESULTS = 'The decision names no period: results issued in the period are counted';

const OF_A_UNIT =
  'the catalogue names no unit: of one unit, procedures of the fields and levels of its dossiers are counted';

const USES_POPULATION_DATA =
  'the database that the procedure or the reference names (populationDatabases) stands for the code at the portal';

const NO_POPULATION_DATA =
  'No dossier ever told whether its account was verified, and none has a component from the citizen’s store or the population database';

const RECORDED_HERE = 'Petitions and ratings recorded here stand for those on the portal';

/** The components of the index by which the quality of service is measured (QĐ 766/QĐ-TTg 2022): 100 points. */
export const COMPONENTS_766: readonly Component766[] = [
  component(['1.1', 'PUBLISH_ON_TIME', 'TTHC được công bố đúng hạn'], [6, 'linear', 'procedures'], {
    uncertainty: `The first day of force stands for the effective date of the latest legal basis; ${OF_A_UNIT}`,
  }),
  component(
    ['1.2', 'PUBLIC_UPDATE_ON_TIME', 'TTHC được cập nhật, công khai đúng hạn'],
    [4, 'linear', 'procedures'],
    { uncertainty: `The day made public stands for the day in the national database; ${OF_A_UNIT}` },
  ),
  component(
    ['1.3', 'PUBLIC_CONTENT_FULL', 'TTHC được công khai đầy đủ nội dung'],
    [2, 'linear', 'procedures'],
    { uncertainty: `Subjects and deciding agency are not held; the other parts are checked; ${OF_A_UNIT}` },
  ),
  component(['1.4', 'DOSSIER_SYNC', 'Hồ sơ được đồng bộ lên Cổng DVCQG'], [6, 'linear', 'portal'], {
    whenNothing: 'zero',
    uncertainty:
      'What was received here stands for what the national report system has; as it is at the portal now',
    whenUnknown: 'Nobody has looked yet at any of the dossiers for the portal',
  }),
  component(['2.1', 'ON_TIME', 'Hồ sơ giải quyết trước hạn, đúng hạn'], [20, 'linear', 'dossiers'], {
    uncertainty: 'The appointment last given stands for the one last synchronised to the portal',
  }),
  component(
    ['2.2', 'AVERAGE_PROCESSING_DAYS', 'Thời gian giải quyết trung bình (ngày làm việc)'],
    [0, 'information', 'dossiers'],
    { whenUnknown: 'The average of many procedures says nothing: it is told of one that is asked for' },
  ),
  component(['3.1', 'A', 'TTHC cung cấp dịch vụ công trực tuyến'], [2, 'capped', 'procedures'], {
    uncertainty: `Procedures in force stand for the number that the portal holds of the authority, an online time limit for a service in part or in whole; ${OF_A_UNIT}`,
  }),
  component(['3.2', 'B', 'Dịch vụ công trực tuyến có phát sinh hồ sơ'], [4, 'linear', 'procedures'], {
    uncertainty: `An online time limit stands for a service on the portal, and what was received here for what the portal has; ${OF_A_UNIT}`,
  }),
  component(['3.3', 'C', 'Hồ sơ nộp trực tuyến'], [6, 'capped', 'dossiers'], {
    uncertainty:
      'Of a document only results that were there as a file by the period’s end count; multiplied by the share of 1.4, as it is at the portal now',
    whenUnknown: 'It is multiplied by the share of 1.4, which is not known',
  }),
  component(['3b.5a', 'C', 'TTHC có phí, lệ phí được thanh toán trực tuyến'], [2, 'capped', 'portal'], {
    uncertainty: 'Whether the score is capped at its maximum: the document says so, observed scores do not',
    whenUnknown: 'The log does not hold for which procedures the portal takes payments',
  }),
  component(['3b.5b', 'B', 'TTHC có phí, lệ phí có giao dịch trực tuyến'], [2, 'capped', 'procedures'], {
    uncertainty: `A payment at the portal or the province’s gateway in the period counts; with no procedure that has a fee it does not apply, where 0 has been observed; ${OF_A_UNIT}`,
  }),
  component(['3b.6', 'A', 'Hồ sơ thanh toán trực tuyến'], [6, 'linear', 'dossiers'], {
    uncertainty:
      'Dossiers received in the period are counted, the decision names none; with nothing to pay it does not apply, where 0 has been observed; whoever is exempt still counts as owing',
  }),
  component(['4.1', 'ORIGINAL_RESULT_AVAILABLE', 'Hồ sơ cấp kết quả điện tử'], [6, 'linear', 'dossiers'], {
    uncertainty: PERIOD_OF_RESULTS,
  }),
  component(['4.2', 'SO_HOA_GIAY_TO_GIAI_QUYET', 'Hồ sơ được số hóa'], [4, 'capped', 'dossiers'], {
    uncertainty: `The document caps it at the stage target, observed scores are linear; ${PERIOD_OF_RESULTS.toLowerCase()}`,
  }),
  component(
    ['4.2b', 'ELECTRONIC_CERTIFIED_COPY', 'Cung cấp dịch vụ chứng thực bản sao điện tử'],
    [2, 'linear', 'portal'],
    { whenUnknown: 'The log does not hold whether the portal offers the service' },
  ),
  component(
    ['4.3', 'REUSED_DIGITIZED_DATA', 'Khai thác, sử dụng lại dữ liệu số hóa'],
    [2, 'capped', 'dossiers'],
  ),
  component(
    ['4.4', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 'Kết nối, chia sẻ dữ liệu phục vụ tái sử dụng'],
    [4, 'linear', 'dossiers'],
    {
      uncertainty:
        'Components from the citizen’s store are counted, not results that the portal has put there: of those no event tells; only the score 0 has been observed',
      whenUnknown:
        'No dossier ever had a component from the citizen’s store, and no event tells which results the portal has put there',
    },
  ),
  component(
    ['4.5a', 'CITIZEN_DATA_CONNECTED_FORMALITY', 'TTHC khai thác CSDL quốc gia về dân cư'],
    [2, 'linear', 'procedures'],
    {
      uncertainty: `The catalogue does not say which procedures are for citizens: all in force are counted; ${USES_POPULATION_DATA}; ${OF_A_UNIT}`,
      whenUnknown: `${NO_POPULATION_DATA}; or no dossier of the unit tells which procedures it has`,
    },
  ),
  component(
    ['4.5b', 'CITIZEN_DATA_CONNECTED_DOSSIER', 'Hồ sơ khai thác CSDL quốc gia về dân cư'],
    [2, 'linear', 'dossiers'],
    {
      uncertainty: `Dossiers received in the period are counted; ${USES_POPULATION_DATA}`,
      whenUnknown: NO_POPULATION_DATA,
    },
  ),
  component(
    ['5.1', 'PETITION_CLASSIFICATION', 'Phân loại phản ánh, kiến nghị về hành vi'],
    [0, 'information', 'petitions'],
    { uncertainty: RECORDED_HERE },
  ),
  component(
    ['5.2', 'PETITION_PROCESSING_ON_TIME', 'Phản ánh, kiến nghị xử lý đúng hạn'],
    [6, 'linear', 'petitions'],
    { whenNothing: 'full', uncertainty: `${RECORDED_HERE}; what waits is measured to the period's end` },
  ),
  component(
    ['5.3', 'PETITION_HANDLING_SATISFACTION', 'Hài lòng về xử lý phản ánh, kiến nghị'],
    [6, 'linear', 'petitions'],
    { whenNothing: 'full', uncertainty: RECORDED_HERE },
  ),
  component(
    ['5.4', 'DOSSIER_RECEIVING_SATISFACTION', 'Hài lòng về tiếp nhận, giải quyết hồ sơ'],
    [6, 'capped', 'dossiers'],
    {
      ...{ whenNothing: 'zero', uncertainty: RECORDED_HERE },
      whenUnknown: 'Nobody has rated any of the dossiers or written about one',
    },
  ),
];
