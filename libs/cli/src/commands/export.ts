import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { ProcessHistories, type HistoryFilter } from '@hoso/application';
import {
  PROCESS_LOG_FORMATS,
  writeProcessLog,
  type DossierHistory,
  type ProcessLogFormat,
} from '@hoso/documents';
import { parsePlainDate, type PlainDate } from '@hoso/kernel';
import { withApplication, type EngineOptions, type Outside } from '../session';
import { answer, progress, type Progress } from '../terminal';
import { UsageError } from '../usage-error';

export interface ExportOptions extends EngineOptions {
  readonly unit?: string;
  /** Days of opening in Vietnam, inclusive. */
  readonly from?: string;
  readonly to?: string;
}

const formatOf = (text: string): ProcessLogFormat => {
  const format = PROCESS_LOG_FORMATS.find((known) => known === text);
  if (format) return format;
  throw new UsageError(`The format is ${PROCESS_LOG_FORMATS.join(' or ')}, not "${text}"`);
};

const dayOf = (text: string | undefined, option: string): PlainDate | undefined => {
  const day = text === undefined ? undefined : parsePlainDate(text);
  if (text !== undefined && day === undefined)
    throw new UsageError(`${option}: a day such as 2025-06-10, not "${text}"`);
  return day;
};

const filterOf = ({ unit, ...days }: ExportOptions): HistoryFilter => {
  const [from, to] = [dayOf(days.from, '--from'), dayOf(days.to, '--to')];
  if (from && to && to < from) throw new UsageError('--to lies before --from');
  return { ...(unit !== undefined && { unit }), ...(from && { from }), ...(to && { to }) };
};

/** Histories of the pass that is under way, counted. */
class Counted {
  dossiers = 0;
  events = 0;

  constructor(private readonly bar: Progress) {}

  async *passing(histories: AsyncIterable<DossierHistory>): AsyncGenerator<DossierHistory> {
    this.dossiers = 0;
    this.events = 0;
    for await (const history of histories) {
      this.dossiers += 1;
      this.events += history.events.length;
      this.bar.update(this.dossiers);
      yield history;
    }
  }
}

const written = async (handle: FileHandle, body: AsyncIterable<Uint8Array | string>): Promise<void> => {
  try {
    for await (const chunk of body) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes the whole file under another name first, so that none is there by half. */
const writeWhole = async (file: string, body: AsyncIterable<Uint8Array | string>): Promise<void> => {
  const draft = `${file}.${randomUUID()}`;
  try {
    await written(await open(draft, 'wx'), body);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * `hoso export xes|ocel FILE`: the process log for mining, read from the event log.
 * @throws UsageError before anything is opened
 */
export const exportLog = async (
  words: { readonly format: string; readonly file: string },
  options: ExportOptions,
  outside: Outside,
): Promise<void> => {
  const format = formatOf(words.format);
  const filter = filterOf(options);
  await withApplication(options, outside, async ({ ports }) => {
    const bar = progress(outside.terminal, 'exported dossiers');
    const counted = new Counted(bar);
    const histories = new ProcessHistories(ports.store);
    const log = writeProcessLog(() => counted.passing(histories.read(filter)), format);
    await writeWhole(words.file, log.body);
    bar.stop();
    const { dossiers, events } = counted;
    answer(outside.terminal, { format, file: words.file, dossiers, events }, () => [
      `${words.file}: ${dossiers} hồ sơ (dossiers), ${events} sự kiện (events)`,
    ]);
  });
};
