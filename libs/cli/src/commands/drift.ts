import { checkAll, checkSample, type RowDifference } from '@hoso/read-models';
import { type EngineOptions, type Outside } from '../session';
import { withReadModels } from '../read-models-session';
import { answer, progress } from '../terminal';
import { UsageError } from '../usage-error';

export interface DriftOptions extends EngineOptions {
  readonly all?: true;
  readonly sample?: string;
}

const SAMPLE_DEFAULT = '100';

const countIn = ({ all, sample = SAMPLE_DEFAULT }: DriftOptions): number | 'all' => {
  if (all) return 'all';
  if (!/^[1-9]\d{0,6}$/.test(sample))
    throw new UsageError(`--sample: a whole number from 1 on, not "${sample}"`);
  return Number(sample);
};

const told = ({ projection, stream, nr, folded, stored }: RowDifference): string => {
  if (!stored) return `${projection} ${stream} #${nr}: thiếu dòng (no row)`;
  if (!folded) return `${projection} ${stream} #${nr}: thừa dòng (a row without events)`;
  const differing = Object.keys(folded).filter(
    (column) => JSON.stringify(folded[column]) !== JSON.stringify(stored[column]),
  );
  return `${projection} ${stream} #${nr}: khác (different) ${differing.join(', ')}`;
};

/**
 * `hoso drift`: folds dossiers from the log and compares with the rows; false when one differs.
 * @throws UsageError before anything is opened
 */
export const drift = (options: DriftOptions, outside: Outside): Promise<boolean> => {
  const count = countIn(options);
  const { terminal } = outside;
  return withReadModels(options, outside, async (parts) => {
    const bar = progress(terminal, 'đối chiếu (compared)');
    const report =
      count === 'all'
        ? await checkAll(parts, (checked) => bar.update(checked))
        : await checkSample(parts, count);
    bar.stop();
    answer(terminal, report, () => [
      ...report.differences.map(told),
      `${report.checked} đã đối chiếu (compared), ${report.different} khác (different)`,
    ]);
    return report.different === 0;
  });
};
