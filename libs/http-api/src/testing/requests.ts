import { HAI_DUONG, type Officer } from '@hoso/domain';
import { CONSULTED_UNIT, HANDLING_UNIT, ONE_STOP, procedureVersion, unitDirectory } from '@hoso/testing';
import { keyOf, type Caller, type Engine } from './engine';

/** What came back: the body as JSON, where it is JSON. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sent {
  readonly as?: Caller;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Method = 'GET' | 'POST';

const send =
  (method: Method) =>
  async ({ app }: Engine, url: string, { as, headers, body }: Sent = {}): Promise<Answered> => {
    const response = await app.inject({
      method,
      url,
      headers: { ...(as && keyOf(as)), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson && response.body ? response.json<Answered['body']>() : {},
    };
  };

export const get = send('GET');
export const post = send('POST');

const done = async (answer: Promise<Answered>): Promise<void> => {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`The world could not be made: ${status} ${JSON.stringify(body)}`);
};

const establish = async (engine: Engine, id: string, officers: readonly Officer[]): Promise<void> => {
  const as = 'service' as const;
  const body = { id, name: `Cơ quan ${id}`, level: 'province', validFrom: '2020-01-01' };
  await done(post(engine, '/v1/units', { as, body }));
  for (const officer of officers) await done(post(engine, `/v1/units/${id}/officers`, { as, body: officer }));
};

/** Announces the calendar, the units with their officials and the procedure of the testing kit, over HTTP. */
export const makeWorld = async (engine: Engine): Promise<void> => {
  const as = 'service' as const;
  const { version: _, ...calendar } = HAI_DUONG;
  await done(post(engine, '/v1/calendars', { as, body: calendar }));
  const directory = unitDirectory();
  for (const id of [ONE_STOP, HANDLING_UNIT, CONSULTED_UNIT])
    await establish(engine, id, Object.values(directory.get(id)!.officers));
  const { code, ...version } = procedureVersion();
  await done(post(engine, `/v1/procedures/${code}/versions`, { as, body: version }));
};
