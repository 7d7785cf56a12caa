import type {
  Alert,
  AlertAudience,
  AlertDelivery,
  AlertEvents,
  AlertKind,
  AlertSeverity,
} from '@hoso/domain';
import { ALERTS } from '../definition/alert-streams';
import { bigint, json, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { defineProjection, type Fold } from '../definition/projection';

/** `open` until somebody acknowledges it or its matter ends; what is both is `resolved`. */
export type AlertStanding = 'open' | 'acknowledged' | 'resolved';

const columns = {
  kind: text<AlertKind>(),
  severity: text<AlertSeverity>(),
  state: text<AlertStanding>(),
  audience: text<AlertAudience>(),
  unit: orNull(text()),
  superior: orNull(text()),
  officer: orNull(text()),
  dossier: orNull(text()),
  subject: json<Alert['subject']>(),
  raisedAt: moment(),
  /** Where it was raised in the log: the order of the list. */
  raisedPosition: bigint(),
  answerDueAt: orNull(moment()),
  acknowledged: orNull(json<NonNullable<Alert['acknowledged']>>()),
  resolved: orNull(json<NonNullable<Alert['resolved']>>()),
  evidence: json<Alert['evidence']>(),
  figures: json<Alert['figures']>(),
  deliveries: json<readonly Omit<AlertDelivery, 'address'>[]>(),
} as const;

export type AlertRow = RowOf<typeof columns>;

const standingOf = ({ acknowledged, resolved }: Alert): AlertStanding => {
  if (resolved) return 'resolved';
  return acknowledged ? 'acknowledged' : 'open';
};

const deliveriesOf = ({ deliveries }: Alert): AlertRow['deliveries'] =>
  Object.values(deliveries).map(({ address: _, ...delivery }) => delivery);

const rowOf = (alert: Alert, raisedPosition: number): AlertRow => ({
  kind: alert.kind,
  severity: alert.severity,
  state: standingOf(alert),
  audience: alert.audience,
  unit: nullable(alert.unit),
  superior: nullable(alert.superior),
  officer: nullable(alert.officer),
  dossier: alert.subject.kind === 'dossier' ? alert.subject.code : null,
  subject: alert.subject,
  raisedAt: alert.raisedAt,
  raisedPosition,
  answerDueAt: nullable(alert.answerDueAt),
  acknowledged: nullable(alert.acknowledged),
  resolved: nullable(alert.resolved),
  evidence: alert.evidence,
  figures: alert.figures,
  deliveries: deliveriesOf(alert),
});

/** The row is the alert as it stands, at the place where it was raised. */
const asItStands: Fold<AlertRow, object, Alert> = (row, { position }, { after }) =>
  rowOf(after, row?.raisedPosition ?? Number(position));

const on: Readonly<Record<keyof AlertEvents, typeof asItStands>> = {
  AlertRaised: asItStands,
  AlertEscalated: asItStands,
  AlertAcknowledged: asItStands,
  AlertResolved: asItStands,
  AlertDeliveryPlanned: asItStands,
  AlertDelivered: asItStands,
  AlertDeliveryFailed: asItStands,
};

/** Every alert (*cảnh báo*) with who was told and who answered. */
export const alerts = defineProjection(ALERTS, {
  name: 'alerts',
  version: 1,
  columns,
  indexes: [
    { on: ['raisedPosition'] },
    { on: ['unit', 'raisedPosition'] },
    { on: ['superior', 'raisedPosition'], where: `audience = 'superior'` },
    { on: ['dossier'], where: 'dossier is not null' },
    { on: ['officer', 'raisedPosition'] },
  ],
  on,
});
