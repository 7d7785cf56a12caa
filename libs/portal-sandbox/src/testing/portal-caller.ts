import type { PortalSandbox } from '../index';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text read as JSON; undefined when it is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

const readJson = (text: string): Answer['body'] => {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return undefined;
  }
};

/** @throws TypeError when no answer comes */
export const call = async (
  url: string,
  init: RequestInit & { readonly json?: unknown } = {},
): Promise<Answer> => {
  const { json, ...rest } = init;
  const sent = json === undefined ? {} : { body: JSON.stringify(json) };
  const headers = { ...(json !== undefined && { 'content-type': 'application/json' }), ...rest.headers };
  const response = await fetch(url, { ...rest, ...sent, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: readJson(text) };
};

/** A local system without any cleverness. */
export class PortalCaller {
  private session = '';

  constructor(private readonly sandbox: PortalSandbox) {}

  async logIn(credentials: object = this.sandbox.credentials): Promise<Answer> {
    const answer = await this.post(this.sandbox.addresses.login, credentials);
    this.session = (answer.body?.['session'] as string | undefined) ?? '';
    return answer;
  }

  call(service: string, parameters: object = {}, endpoint: 'integration' | 'share' = 'integration') {
    const envelope = { session: this.session, madonvi: 'H23.01', service, ...parameters };
    return this.post(this.sandbox.addresses[endpoint], envelope);
  }

  wrapped(service: string, query: Readonly<Record<string, string>>, data?: unknown): Promise<Answer> {
    const text = new URLSearchParams(query).toString();
    return this.post(`${this.sandbox.addresses.wrapper}/${service}?${text}`, data);
  }

  send(dossier: object, isUpdating: 'True' | 'False' = 'False'): Promise<Answer> {
    return this.call('DongBoHoSoMC', { isUpdating, data: [dossier] });
  }

  progress(...data: readonly object[]): Promise<Answer> {
    return this.call('CapNhatTienDoHoSoMC', { data });
  }

  async lookUp(mahoso: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { body } = await this.call('TraCuuHoSo', { mahoso });
    return body!['result'] as readonly Readonly<Record<string, unknown>>[];
  }

  private post(url: string, json?: unknown): Promise<Answer> {
    return call(url, { method: 'POST', json, headers: { dstcode: 'VN:GOV:G22' } });
  }
}
