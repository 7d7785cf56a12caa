import { checkStore, startEmbeddedStore } from '@hoso/event-store';
import { createLogger, prepareDataFolder, Shutdown } from '@hoso/platform';
import { answer, progress, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port: 0 to 65535, not "${text}"`);
  return port;
};

/** `hoso event-store`: the embedded event store alone, until it is told to stop. */
export const serveEventStore = async (
  { port, data, host }: { readonly port: string; readonly data: string; readonly host: string },
  terminal: Terminal,
): Promise<void> => {
  const shutdown = new Shutdown({ journal: createLogger({ level: 'warn', name: 'hoso event-store' }) });
  const folder = await prepareDataFolder(data);
  const store = await startEmbeddedStore({ folder, host, port: portOf(port) });
  shutdown.onStop('event store', () => store.stop());
  answer(terminal, { connectionString: store.connectionString, port: store.port }, () => [
    `Event store: ${store.connectionString}  (${folder})`,
  ]);
  await new Promise<void>((ended) =>
    shutdown.listen(process, (code) => {
      process.exitCode = code;
      ended();
    }),
  );
};

/** `hoso event-store check`: reads every record of a folder and its checksum. */
export const checkEventStore = async (
  { data }: { readonly data: string },
  terminal: Terminal,
): Promise<void> => {
  const bar = progress(terminal, 'checked events');
  const check = await checkStore(data, (done, of) => bar.update(done, of));
  bar.stop();
  answer(terminal, check, () => [
    `${data}: nguyên vẹn (sound), ${check.events} sự kiện (events), ${check.streams} luồng (streams)`,
  ]);
};
