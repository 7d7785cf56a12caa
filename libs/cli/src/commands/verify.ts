import { isPetitionCode, LogVerification, type Application } from '@hoso/application';
import { withApplication, type EngineOptions, type Outside } from '../session';
import { answer, progress, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface VerifyOptions extends EngineOptions {
  readonly all?: true;
}

interface Verifying {
  readonly application: Application;
  readonly terminal: Terminal;
}

const verifyOne = async (code: string, { application, terminal }: Verifying): Promise<boolean> => {
  const report = await (isPetitionCode(code) ? application.petitions : application.reader).verify(code);
  answer(terminal, { code, ...report }, () => [
    report.broken
      ? `${code}: HỎNG (broken) tại revision ${report.broken.revision}: ${report.broken.reason}`
      : `${code}: nguyên vẹn (sound), ${report.events} sự kiện (events)`,
  ]);
  return report.ok;
};

const verifyAll = async ({ application, terminal }: Verifying): Promise<boolean> => {
  const bar = progress(terminal, 'verified events');
  const report = await new LogVerification(application.ports.store).run((events) => bar.update(events));
  bar.stop();
  const { streams, events, broken, numbersWithoutDossier } = report;
  answer(
    terminal,
    { streams, events, broken: broken.length, brokenStreams: broken, numbersWithoutDossier },
    () => [
      ...broken.map(({ stream, revision, reason }) => `HỎNG (broken) ${stream} @${revision}: ${reason}`),
      `${streams} luồng (streams), ${events} sự kiện (events), ${broken.length} hỏng (broken)`,
      ...numbersWithoutDossier.map((code) => `Số chưa dùng (number without dossier): ${code}`),
    ],
  );
  return broken.length === 0;
};

/**
 * `hoso verify CODE` or `--all`: recomputes the hash chains; false when one is broken.
 * @throws UsageError before anything is opened
 */
export const verify = (
  code: string | undefined,
  options: VerifyOptions,
  outside: Outside,
): Promise<boolean> => {
  if ((code === undefined) === (options.all === undefined)) {
    throw new UsageError('Name the code of a dossier or petition, or --all');
  }
  return withApplication(options, outside, (application) => {
    const verifying = { application, terminal: outside.terminal };
    return code === undefined ? verifyAll(verifying) : verifyOne(code, verifying);
  });
};
