import { readAlert } from '@hoso/application';
import type { Alert, AlertState, PlannedDelivery } from '@hoso/domain';
import { payloadHmac, type HmacSecret } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { EngineCommands } from '../process/engine-commands';
import type { DeliveryRef, Message } from './message-table';
import type { Recipient } from './recipients';
import type { AlertNotice } from './sink';

/** A delivery that an earlier message carries, as the log has it. */
export interface Carried {
  readonly message: string;
  readonly delivery: DeliveryRef;
}

/** What the log says of the deliveries of a message that is about to go out. */
export interface Planned {
  /** Those that are this message’s own, with what they say. */
  readonly own: readonly DeliveryRef[];
  readonly notices: readonly AlertNotice[];
  /** Those that another message was to carry and whose outcome nobody recorded. */
  readonly carried: readonly Carried[];
}

const addressOf = (recipient: Recipient): string =>
  recipient.sink === 'mail' ? recipient.address : recipient.url;

const noticeOf = (alert: Alert, { delivery, audience }: DeliveryRef): AlertNotice => {
  const { kind, severity, subject, unit, officer, evidence, figures, raisedAt } = alert;
  const answers = { ...(unit !== undefined && { unit }), ...(officer !== undefined && { officer }) };
  return {
    delivery,
    alert: alert.alert,
    kind,
    severity,
    subject,
    ...answers,
    audience,
    raisedAt,
    evidence,
    figures,
  };
};

/** Whether a delivery is this message’s to make, was ended, or is carried by another message without an outcome. */
const standingOf = (
  alert: AlertState,
  { delivery }: DeliveryRef,
  message: string,
): 'own' | 'ended' | { readonly message: string } => {
  const known = alert?.deliveries[delivery];
  if (!known) return alert && !alert.resolved ? 'own' : 'ended';
  if (known.state !== 'planned') return 'ended';
  return known.message === message ? 'own' : { message: known.message };
};

/** Intents and outcomes of deliveries, as they stand in the streams of their alerts. */
export class DeliveryRecords {
  constructor(
    private readonly store: EventStore,
    private readonly commands: EngineCommands,
    private readonly secret: HmacSecret,
  ) {}

  /** Records that these alerts go out in this message; what ended meanwhile, or went out before, is left out. */
  async plan(message: Message, recipient: Recipient): Promise<Planned> {
    const planned = { own: [] as DeliveryRef[], notices: [] as AlertNotice[], carried: [] as Carried[] };
    for (const delivery of message.deliveries) {
      const { alert } = await readAlert(this.store, delivery.alert);
      const standing = standingOf(alert, delivery, message.id);
      if (typeof standing === 'object') planned.carried.push({ ...standing, delivery });
      if (standing !== 'own') continue;
      const data = this.intentOf(delivery, recipient, message.id);
      await this.give(delivery.alert, { type: 'PlanDelivery', data });
      planned.own.push(delivery);
      planned.notices.push(noticeOf(alert!, delivery));
    }
    return planned;
  }

  async delivered(message: string, deliveries: readonly DeliveryRef[]): Promise<void> {
    for (const { alert, delivery } of deliveries)
      await this.give(alert, { type: 'RecordDelivered', data: { delivery, message } });
  }

  async failed(
    { id: message, attempts, fault }: Pick<Message, 'id' | 'attempts' | 'fault'>,
    deliveries: readonly DeliveryRef[],
    outcome: 'gave-up' | 'unknown',
  ): Promise<void> {
    for (const { alert, delivery } of deliveries)
      await this.give(alert, {
        type: 'RecordDeliveryFailed',
        data: { delivery, message, outcome, attempts, fault },
      });
  }

  private intentOf(
    { delivery, audience }: DeliveryRef,
    recipient: Recipient,
    message: string,
  ): PlannedDelivery {
    const address = payloadHmac(this.secret, { address: addressOf(recipient) });
    return { delivery, audience, sink: recipient.sink, recipient: recipient.name, address, message };
  }

  private async give(...[id, command]: Parameters<EngineCommands['give']>): Promise<void> {
    const outcome = await this.commands.give(id, command);
    if ('refused' in outcome) throw new Error(`${command.type} was refused: ${outcome.refused}`);
  }
}
