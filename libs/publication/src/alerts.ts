import { TOPICS } from '@hoso/contracts';
import type { AlertEvents, AlertSubject, Evidence } from '@hoso/domain';
import { EventNotPublishable } from './not-publishable';
import { headersOf, toldValue, type ToldEvent } from './published-message';
import type { PublishedStream } from './published-stream';
import { byType, telling, type Telling, type Tellings } from './telling';

/** Which alert it is and what it is about: said in each of its messages, so that no consumer has to remember. */
interface AlertOf {
  readonly alert: string;
  readonly subject: AlertSubject;
}

const evidenceOf = ({ stream, revision, type, at }: Evidence) => ({ stream, revision, type, at });

const subjectOf = (subject: AlertSubject): AlertSubject => {
  switch (subject.kind) {
    case 'dossier':
    case 'petition':
      return { kind: subject.kind, code: subject.code };
    case 'unit':
      return { kind: 'unit', unit: subject.unit };
    case 'officer':
      return { kind: 'officer', unit: subject.unit, officer: subject.officer };
    case 'engine':
      return { kind: 'engine', part: subject.part };
  }
};

const TELLINGS: Tellings<AlertEvents, AlertOf> = {
  AlertRaised: telling('vn.hoso.alert.raised.v1', (data, { alert, subject }) => ({
    alert,
    subject,
    kind: data.kind,
    severity: data.severity,
    unit: data.unit,
    officer: data.officer,
    audience: data.audience,
    evidence: data.evidence.map(evidenceOf),
    figures: data.figures,
    superior: data.superior,
    answerDueAt: data.answerDueAt,
  })),
  AlertEscalated: telling(
    'vn.hoso.alert.escalated.v1',
    ({ from, to, reason, dueAt, answerDueAt }, { alert, subject }) => ({
      alert,
      subject,
      from,
      to,
      reason,
      dueAt,
      answerDueAt,
    }),
  ),
  AlertAcknowledged: telling('vn.hoso.alert.acknowledged.v1', ({ by, role, unit }, { alert, subject }) => ({
    alert,
    subject,
    by,
    role,
    unit,
  })),
  AlertResolved: telling('vn.hoso.alert.resolved.v1', ({ reason, evidence }, { alert, subject }) => ({
    alert,
    subject,
    reason,
    evidence: evidence && evidenceOf(evidence),
  })),
  // To whom messages go, and whether they arrive, is told by the alert itself over HTTP.
  AlertDeliveryPlanned: 'untold',
  AlertDelivered: 'untold',
  AlertDeliveryFailed: 'untold',
};

const tellings = byType<Telling<never, AlertOf> | 'untold'>(TELLINGS);

const PREFIX = 'alert-';

/** Alerts about one thing in one order: about an official under the unit, since there the head looks. */
const keyOf = ({ alert, subject }: AlertOf): string => {
  if (subject.kind === 'dossier' || subject.kind === 'petition') return subject.code;
  return subject.kind === 'engine' ? alert : subject.unit;
};

const raised = ({ type, data }: ToldEvent): AlertSubject | undefined =>
  type === 'AlertRaised' ? subjectOf((data as AlertEvents['AlertRaised']).subject) : undefined;

export const ALERT_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: (note, event) => {
    const subject = note.subject ? undefined : raised(event);
    return subject ? { ...note, subject } : note;
  },
  messages: (event, { subject }) => {
    const telling = tellings.get(event.type);
    if (telling === 'untold') return [];
    if (!telling) throw new EventNotPublishable(`Nothing is said of events ${event.type} of an alert`);
    if (!subject) throw new EventNotPublishable(`The note of ${event.recorded.stream} lacks its subject`);
    const from = { alert: event.recorded.stream.slice(PREFIX.length), subject };
    const key = keyOf(from);
    const value = toldValue(event, { source: `/alerts/${from.alert}`, key }, { telling, from });
    return [
      { topic: TOPICS.alerts.name, key, value, headers: headersOf(event, false), numbering: 'per-key' },
    ];
  },
};
