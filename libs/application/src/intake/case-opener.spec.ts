import {
  MemoryEventStore,
  StoreUnavailable,
  type EventToAppend,
  type ExpectedRevision,
} from '@hoso/event-store';
import { COMPLETE, openingData, vn } from '@hoso/testing';
import { LogVerification } from '../replay/log-verification';
import { ONE_PROCEDURE, requestOf, startApplication, type ApplicationFixture } from '../testing';
import type { CommandRequest } from './command-request';

const NUMBER = 'G01.899-250610-0007';

const filed = (number = NUMBER): CommandRequest =>
  requestOf('SubmitOnline', {
    opening: openingData({ channel: 'online', nationalPortal: { number } }),
    components: COMPLETE,
  });

/** A store that dossiers cannot be written to for a while. */
class HalfStore extends MemoryEventStore {
  fails = false;
  override append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    if (this.fails && stream.startsWith('dossier-')) return Promise.reject(new StoreUnavailable('away'));
    return super.append(stream, expected, events);
  }
}

describe('a dossier that has a number at the national portal', () => {
  let store: HalfStore;
  let world: ApplicationFixture;
  beforeEach(async () => {
    store = new HalfStore();
    world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE, store);
  });
  afterEach(() => world.stop());

  const send = async (
    request: CommandRequest,
    { decisions }: Pick<ApplicationFixture, 'decisions'> = world,
  ) => {
    const outcome = await decisions.take(request).catch((error: unknown) => error);
    const { code, facts, refused } = outcome as Readonly<Record<string, unknown>>;
    return refused ?? (facts === undefined ? code : [code, facts]);
  };
  const known = (code: string) => ['number-elsewhere-known', { numberElsewhere: NUMBER, code }];
  const dossiers = async () => {
    const streams = new Set<string>();
    for await (const { stream } of store.scan({ streamPrefixes: ['dossier-'] })) streams.add(stream);
    return streams.size;
  };

  it('is opened once, whoever sends it again, and under its own number each', async () => {
    const first = filed();
    expect(await send(first)).toBe('H23.01-250610-0001');
    expect(await send(filed())).toEqual(known('H23.01-250610-0001'));
    expect(await send({ ...filed(), context: { ...filed().context, isDryRun: true } })).toEqual(
      known('H23.01-250610-0001'),
    );
    expect(await send(first)).toBe('H23.01-250610-0001');
    expect(await send(filed('G01.899-250610-0008'))).toBe('H23.01-250610-0002');
    expect(await dossiers()).toBe(2);
  });

  it('is opened once where two processes are told of it at the same time', async () => {
    const outcomes = await Promise.all([send(filed()), send(filed(), world.restarted())]);
    const [opened] = outcomes.filter((outcome) => typeof outcome === 'string');
    expect(outcomes).toContainEqual(known(String(opened)));
    expect(await dossiers()).toBe(1);
    expect((await new LogVerification(store).run()).broken).toEqual([]);
  });

  it('is opened by whoever comes next where the first came to nothing', async () => {
    const first = filed();
    store.fails = true;
    expect(await send(first)).toBe('store-unavailable');
    store.fails = false;
    const line = {
      request: requestOf('RefuseReception', { reason: 'twice' }),
      ref: first.context.commandId,
    };
    const results = world.bulk.run(
      (async function* () {
        yield { ...line, line: 1 };
        expect(await send(filed(), world.restarted())).toBe('H23.01-250610-0001');
        expect(await send(first)).toEqual(known('H23.01-250610-0001'));
        yield { ...line, line: 2 };
      })(),
    );
    const faults = new Map<number, unknown>();
    for await (const { line: nr, fault } of results) faults.set(nr, fault);
    expect(faults.get(1)).toBeDefined();
    expect(faults.get(2)).toMatchObject({ code: 'number-elsewhere-known' });
    expect(await dossiers()).toBe(1);
    expect(await new LogVerification(store).run()).toMatchObject({ broken: [], numbersWithoutDossier: [] });
  });
});
