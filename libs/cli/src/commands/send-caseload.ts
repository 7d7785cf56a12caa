import { Agent, request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { generateCaseload } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import type { SampleCatalogue } from '@hoso/engine';
import type { Instant } from '@hoso/kernel';

/** A caseload and where it goes. */
export interface CaseloadOrder {
  readonly dossiers: number;
  readonly seed: number;
  readonly until: Instant;
  readonly catalogue: SampleCatalogue;
  /** Base address of the API and a key of the role `import`. */
  readonly address: string;
  readonly key: string;
  readonly onProgress: (dossiers: number, of: number) => void;
}

/** What became of the lines. */
export interface CaseloadReport {
  readonly dossiers: number;
  readonly commands: number;
  readonly refused: number;
  readonly seconds: number;
  /** Number of the first dossier that was opened. */
  readonly firstCode?: string;
}

interface ResultLine {
  readonly status: number;
  readonly code?: string;
}

/** How far back the lives begin, in calendar days. */
const SPAN_DAYS = 75;

function* ndjson(order: CaseloadOrder): Generator<string> {
  const { dossiers, seed, until, catalogue } = order;
  const caseload = { dossiers, seed, until, spanDays: SPAN_DAYS, catalogue, calendar: HAI_DUONG };
  let opened = 0;
  for (const line of generateCaseload(caseload)) {
    if (line.ref === undefined) order.onProgress((opened += 1), dossiers);
    yield `${JSON.stringify(line)}\n`;
  }
}

const post = ({ address, key }: CaseloadOrder, body: Readable): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const agent = new Agent({ keepAlive: false });
    const call = request(`${address}/v1/commands`, { method: 'POST', headers, agent }, answered);
    call.on('error', failed);
    body.on('error', failed).pipe(call);
  });

const REFUSED = 422;

const CREATED = 201;

/** @throws Error for a line that was neither taken nor refused by the law */
const resultIn = (text: string): ResultLine => {
  const line = JSON.parse(text) as ResultLine;
  if (line.status >= 400 && line.status !== REFUSED) throw new Error(`The caseload was not taken: ${text}`);
  return line;
};

/** Sends a seeded caseload through the bulk intake. @throws Error at the first line that is neither taken nor refused */
export const sendCaseload = async (order: CaseloadOrder): Promise<CaseloadReport> => {
  const started = performance.now();
  const response = await post(order, Readable.from(ndjson(order)));
  const opened: string[] = [];
  let [commands, refused] = [0, 0];
  for await (const text of createInterface({ input: response })) {
    const { status, code } = resultIn(text);
    if (status === REFUSED) refused += 1;
    else commands += 1;
    if (status === CREATED && code) opened.push(code);
  }
  const seconds = (performance.now() - started) / 1000;
  const [firstCode] = opened;
  return { dossiers: opened.length, commands, refused, seconds, ...(firstCode && { firstCode }) };
};
