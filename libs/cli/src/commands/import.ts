import { adoptPolicies } from '@hoso/engine';
import { importLog, readMapping, type ImportProgress, type ImportReport } from '@hoso/import';
import { configurationOf, withApplication, type EngineOptions, type Outside } from '../session';
import { answer, progress } from '../terminal';

export interface ImportOptions extends EngineOptions {
  /** The mapping's file. */
  readonly mapping: string;
}

/** Whoever may open the data folder may bring history into it. */
const IMPORTER = { id: 'hoso-import', role: 'import', units: 'all' } as const;

const SHOWN = 20;

const linesOf = ({
  cases,
  dossiers,
  commands,
  refused,
  late,
  seconds,
  ...lists
}: ImportReport): readonly string[] => [
  `${cases} vụ việc (cases): ghi (wrote) ${dossiers} hồ sơ (dossiers), ${commands} lệnh (commands), ${seconds.toFixed(1)} s`,
  `${late} trễ hạn (late), ${refused} bị từ chối (refused)`,
  ...lists.lateCases.slice(0, 3).map(({ case: id, code }) => `  ${id}: hoso replay ${code}`),
  ...lists.refusedRows
    .slice(0, SHOWN)
    .map(
      ({ case: id, line, command, code }) =>
        `  từ chối (refused) ${id} dòng (line) ${line}: ${command} – ${code}`,
    ),
  ...(lists.refusedRows.length > SHOWN ? [`  … ${lists.refusedRows.length - SHOWN} nữa (more); --json`] : []),
];

/** `hoso import FILE --mapping M`: a historical log becomes dossiers, by the same commands and rules. */
export const importFile = async (file: string, options: ImportOptions, outside: Outside): Promise<void> => {
  const { terminal } = outside;
  const mapping = await readMapping(options.mapping);
  const bar = progress(terminal, 'cases');
  const onProgress = ({ cases, of }: ImportProgress) => bar.update(cases, of);
  const { dataFolder } = configurationOf(options, outside.env);
  const report = await withApplication(options, outside, async ({ decisions, referenceDecisions }) => {
    // Before the first case: from then on a version can no longer begin in the past.
    await adoptPolicies(referenceDecisions, dataFolder);
    return importLog({ file, mapping, decisions, referenceDecisions, principal: IMPORTER, onProgress });
  });
  bar.stop();
  answer(terminal, report, () => linesOf(report));
};
