import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it arrived. */
export interface HookCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HookServer {
  readonly url: string;
  readonly calls: readonly HookCall[];
  /** What it answers; 0 never answers. */
  status: number;
  stop(): Promise<void>;
}

/** A program that is told of alerts, on loopback. */
export const startHookServer = async (): Promise<HookServer> => {
  const calls: HookCall[] = [];
  const state = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      if (state.status === 0) return;
      const headers = state.status === 302 ? { location: 'http://127.0.0.1:1/' } : {};
      response.writeHead(state.status, headers).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`,
    calls,
    get status() {
      return state.status;
    },
    set status(status) {
      state.status = status;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
