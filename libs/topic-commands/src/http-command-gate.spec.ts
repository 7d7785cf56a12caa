import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpCommandGate } from './http-command-gate';
import type { CommandCall } from './command-gate';

const CALL: CommandCall = { path: '/v1/dossiers/receive', headers: { 'if-match': '"3"' }, body: {} };

/** Arrays in arrays, deeper than any text can be made of. */
const deep = (): object => {
  let body: object = [];
  for (let depth = 0; depth < 200_000; depth++) body = [body];
  return body;
};

describe('the door of commands over HTTP', () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;
  let gate: HttpCommandGate;
  beforeAll(async () => {
    server = createServer((request, response) => request.resume().on('end', () => answer(response)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    gate = new HttpCommandGate(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  beforeEach(() => {
    answer = (response) => response.end('{"revision":4}');
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const answering = (status: number, text: string) => (response: ServerResponse) => {
    response.writeHead(status).end(text);
  };

  it('tells what the API answers', async () => {
    await expect(gate.call(CALL)).resolves.toEqual({ status: 200, body: { revision: 4 } });
  });

  it.each([
    ['a header that is no byte', { ...CALL, headers: { 'if-match': 'ệ' } }],
    ['a header of two lines', { ...CALL, headers: { authorization: 'Bearer secret\nx' } }],
    ['a control character, which only the socket refuses', { ...CALL, headers: { 'if-match': '\x7f' } }],
    ['a path that leads nowhere', { ...CALL, path: 'http://:0' }],
    ['a body too deep to be written', { ...CALL, body: deep() }],
  ])('takes %s for the command’s fault, not for an API that is away', async (_, call) => {
    const failure = await gate.call(call).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'command-unsendable' });
    expect(String(failure)).not.toContain('secret');
  });

  it('waits where the API is away, cannot now, is elsewhere, or breaks off', async () => {
    const closed = { code: 'gate-closed' };
    await expect(new HttpCommandGate('http://127.0.0.1:1').call(CALL)).rejects.toMatchObject(closed);
    for (const status of [503, 308]) {
      answer = answering(status, '');
      await expect(gate.call(CALL)).rejects.toMatchObject(closed);
    }
    answer = (response) => {
      response.writeHead(200, { 'content-length': '99' }).write('{');
      setImmediate(() => response.destroy());
    };
    await expect(gate.call(CALL)).rejects.toMatchObject(closed);
  });

  it.each([
    [431, '', 431],
    [500, '<html>', 500],
    [200, '[1]', 502],
  ])('has an answer where it cannot be read: %d %s', async (status, text, counted) => {
    answer = answering(status, text);
    await expect(gate.call(CALL)).resolves.toMatchObject({ status: counted, body: { status } });
  });

  it('is not opened at an address that no request can go to', () => {
    expect(() => new HttpCommandGate('api')).toThrow('URL');
  });
});
