import { groupByCase } from '../log/group-by-case';
import { absentColumns } from '../log/log-cell';
import type { Mapping } from '../log/mapping';
import { readLog } from '../log/read-log';
import type { HistoricCase } from './historic-case';
import { ImportError } from './import-error';
import { caseReader, readCase } from './read-case';

const SHOWN_FAULTS = 20;

const notMappable = (file: string, faults: readonly string[]): ImportError => {
  const shown = faults.slice(0, SHOWN_FAULTS).map((fault) => `  - ${fault}`);
  const more = faults.length - shown.length;
  return new ImportError(
    'log-not-mappable',
    [`The log ${file} does not fit the mapping:`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join(
      '\n',
    ),
  );
};

/** All cases of a log in the order of the file. @throws LogError, ImportError `log-not-mappable` naming the faults */
export const readHistory = async (file: string, mapping: Mapping): Promise<readonly HistoricCase[]> => {
  const cases = await groupByCase(readLog(file), { file, caseKey: mapping.columns.caseId });
  const absent = absentColumns(
    mapping,
    cases.flatMap(({ rows }) => rows),
  );
  if (absent.length > 0)
    throw notMappable(
      file,
      absent.map((column) => `no row has the column ${column}`),
    );
  const faults: string[] = [];
  const reader = caseReader(mapping, (line, fault) => void faults.push(`line ${line}: ${fault}`));
  const read = cases.flatMap((each) => readCase(each, reader) ?? []);
  if (faults.length > 0) throw notMappable(file, faults);
  return read;
};
