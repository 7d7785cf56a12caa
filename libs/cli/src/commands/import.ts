import type { OpenApplication } from '@hoso/engine';
import { importLog, readMapping, type ImportReport } from '@hoso/import';
import { answer, progress, type Terminal } from '../terminal';

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
export const importFile = async (
  file: string,
  options: { readonly mapping: string },
  { application, terminal }: { readonly application: OpenApplication; readonly terminal: Terminal },
): Promise<void> => {
  const bar = progress(terminal, 'cases');
  const report = await importLog({
    file,
    mapping: await readMapping(options.mapping),
    decisions: application.decisions,
    referenceDecisions: application.referenceDecisions,
    principal: IMPORTER,
    onProgress: ({ cases, of }) => bar.update(cases, of),
  });
  bar.stop();
  answer(terminal, report, () => linesOf(report));
};
