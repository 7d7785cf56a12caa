import type { PortalSyncStream } from '@hoso/application';
import { messageRefOf, type EndExchange, type MessageRef, type PortalService } from '@hoso/domain';
import type { LookUp, Portal, PortalAnswer, PortalMessage } from '@hoso/portal';
import { endOf } from './exchange-end';
import type { PortalGate } from './gate';
import { SEND_WITHIN_MS } from './pace';
import type { SyncLog } from './sync-log';

/** What is to be exchanged, on the stream as it was read. */
export interface Errand {
  readonly stream: PortalSyncStream;
  readonly ref: MessageRef;
  readonly told: PortalMessage;
  readonly messages: readonly PortalMessage[];
  readonly service: PortalService;
  readonly person?: string;
}

export interface SenderParts {
  readonly portal: Portal;
  readonly gate: PortalGate;
  readonly log: SyncLog;
}

type Answer = PortalAnswer | LookUp;

/** Carries one exchange out: intent before, outcome after, each durable before the next. */
export class Sender {
  constructor(private readonly parts: SenderParts) {}

  /** @throws GateClosed before anything was done; what the store throws */
  async exchange(errand: Errand): Promise<PortalSyncStream> {
    const { ref, told, messages, service, person } = errand;
    let { stream } = errand;
    const answer = await this.parts.gate.run(async () => {
      const began = performance.now();
      const begin = { type: 'BeginExchange', data: { ...messageRefOf(ref), service } } as const;
      stream = await this.parts.log.record(stream, begin, person);
      return performance.now() - began > SEND_WITHIN_MS ? NOT_SENT : this.send(errand, stream);
    });
    const attempt = stream.sync.open!.attempt;
    const data: EndExchange =
      answer === NOT_SENT
        ? { message: ref.message, service, attempt, outcome: 'not-now', cause: 'not-sent' }
        : endOf(answer, { service, attempt, told, messages });
    return this.parts.log.record(stream, { type: 'EndExchange', data }, person);
  }

  private send({ service, told }: Errand, { sync, code }: PortalSyncStream): Promise<Answer> {
    const { portal } = this.parts;
    switch (service) {
      case 'DongBoHoSoMC':
        return portal.sendDossier(told.record, sync.open!.isUpdating === true);
      case 'CapNhatTienDoHoSoMC':
        return portal.sendProgress(told.progress!);
      case 'DongBoTrangThaiHoSo':
        return portal.sendStatus(told.notice!);
      case 'TraCuuHoSo':
        return portal.lookUp(code);
    }
  }
}

/** Whoever waited longer than this for the log may be doubted by another instance by now: it does not send. */
export const NOT_SENT: Extract<PortalAnswer, { kind: 'not-now' }> = {
  kind: 'not-now',
  reason: 'unreachable',
  message: 'not sent in time',
  exchange: { service: '', request: '' },
};
