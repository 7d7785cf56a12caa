import { exchangeOf } from '../http/exchange-of';
import { judgeLookUp } from '../http/judge-look-up';
import { judgeReply } from '../http/judge-reply';
import { postJson } from '../http/post-json';
import {
  Portal,
  type DossierRecord,
  type LookUp,
  type PortalAnswer,
  type ProgressRecord,
  type StatusNotice,
} from '../port';
import type { ProvincialSettings } from '../settings/portal-settings';

interface Call {
  readonly service: string;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Dossiers through a province’s wrapper: bare arrays, one address for each service, the session kept by the wrapper. */
export class ProvincialPortal extends Portal {
  constructor(private readonly settings: ProvincialSettings) {
    super();
  }

  async sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    const { createUrl, updateUrl } = this.settings;
    return this.send({
      service: 'DongBoHoSoMC',
      url: isUpdating ? updateUrl : createUrl,
      query: { isUpdating: isUpdating ? 'True' : 'False' },
      body: JSON.stringify([record]),
    });
  }

  sendProgress(row: ProgressRecord): Promise<PortalAnswer> {
    const { progressUrl } = this.settings;
    return this.send({
      service: 'CapNhatTienDoHoSoMC',
      url: progressUrl,
      query: {},
      body: JSON.stringify([row]),
    });
  }

  /** @throws Error where the wrapper has no address for it; settings without one tell no statuses */
  async sendStatus(notice: StatusNotice): Promise<PortalAnswer> {
    const { statusUrl } = this.settings;
    if (statusUrl === undefined) throw new Error('The wrapper has no address for DongBoTrangThaiHoSo');
    return this.send({
      service: 'DongBoTrangThaiHoSo',
      url: statusUrl,
      query: { type: '2' },
      body: JSON.stringify(notice),
    });
  }

  async lookUp(code: string): Promise<LookUp> {
    const { lookUpUrl } = this.settings;
    const call = { service: 'TraCuuHoSo', url: lookUpUrl, query: { mahoso: code }, body: '[]' };
    const reply = await this.post(call);
    return judgeLookUp(reply, exchangeOf(call.service, JSON.stringify(call.query), reply));
  }

  private async send(call: Call): Promise<PortalAnswer> {
    const reply = await this.post(call);
    return { ...judgeReply(reply), exchange: exchangeOf(call.service, call.body, reply) };
  }

  private post({ url, query, body }: Call) {
    const { unitCode, timeoutMs } = this.settings;
    const address = new URL(url);
    for (const [name, value] of Object.entries({ MaDinhDanhDV: unitCode, ...query }))
      address.searchParams.set(name, value);
    return postJson({ url: address.href, body, timeoutMs });
  }
}
