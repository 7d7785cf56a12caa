import fc from 'fast-check';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { dossierDecider, type AlertSubject, type Dossier, type DossierEvent } from '@hoso/domain';
import type { RecordedEvent } from '@hoso/event-store';
import type { DomainEvent } from '@hoso/kernel';
import {
  DOSSIER_CODE,
  dossierLife,
  goldenAlertEvents,
  goldenDossierEvents,
  goldenPetitionEvents,
  goldenReportEvents,
  overdueOrder,
  PETITION_CODE,
  vn,
} from '@hoso/testing';
import { NO_NOTE, publicationOf, PUBLISHED_EVENTS, withheld, type PublishedMessage } from './index';
import { recordedStream } from './testing';

const publishedOf = (recorded: readonly RecordedEvent[]): readonly PublishedMessage[] => {
  let note = NO_NOTE;
  return recorded.flatMap((each) => {
    const publication = publicationOf(each, note);
    note = publication.note;
    return publication.messages;
  });
};

const publish = (stream: string, events: readonly DomainEvent[]) =>
  publishedOf(recordedStream(stream, events));

interface Told {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Record<string, unknown>;
}
const toldBy = ({ value }: PublishedMessage) => JSON.parse(value) as Told;
const typesOn = (topic: { readonly name: string }, messages: readonly PublishedMessage[]) =>
  messages.filter((message) => message.topic === topic.name).map((message) => toldBy(message).type);

const DOSSIER = `dossier-${DOSSIER_CODE}`;

describe('a dossier on its topic', () => {
  it('is told event by event, numbered and linked as in the log, whatever its life', () => {
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const recorded = recordedStream(DOSSIER, events);
        const messages = publishedOf(recorded).filter(({ topic }) => topic === TOPICS.dossiers.name);
        expect(messages.map(({ headers }) => headers[HEADERS.dossierSequence])).toEqual(
          events.map((_, revision) => String(revision)),
        );
        let before = '';
        for (const [nr, { key, headers, numbering, value }] of messages.entries()) {
          expect(toldBy(messages[nr]!)).toMatchObject({ id: recorded[nr]!.id, time: events[nr]!.at });
          expect([key, numbering, value.includes('"sealed"')]).toEqual([DOSSIER_CODE, 'revision', false]);
          expect([headers[HEADERS.sequence], headers[HEADERS.previousHash]]).toEqual([String(nr), before]);
          expect(headers[HEADERS.logPosition]).toBe(String(recorded[nr]!.position));
          before = headers[HEADERS.hash]!;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is marked as imported from its reception on, and by nothing else', () => {
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        let dossier: Dossier = dossierDecider.initial;
        const expected = events.map((event: DossierEvent) => {
          dossier = dossierDecider.evolve(dossier, event);
          return dossier.opened && dossier.rules.regime === 'imported' ? 'true' : undefined;
        });
        const messages = publish(DOSSIER, events).filter(({ topic }) => topic === TOPICS.dossiers.name);
        expect(messages.map(({ headers }) => headers[HEADERS.imported])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('says of a private event no more than type, sequence and hash', () => {
    const [recorded] = recordedStream(
      DOSSIER,
      goldenDossierEvents.filter(({ type }) => type === 'ServiceRated'),
    );
    const { messages } = publicationOf(recorded!, NO_NOTE);
    const { hash } = recorded!.metadata as { readonly hash: string };
    expect(messages.map(toldBy)).toMatchObject([
      { type: 'vn.hoso.dossier.private.v1', source: `/dossiers/${DOSSIER_CODE}`, subject: DOSSIER_CODE },
    ]);
    expect(toldBy(messages[0]!).data).toEqual({ type: 'ServiceRated', sequence: 0, hash });
  });
});

describe('lateness and its explanation', () => {
  const messages = publish(DOSSIER, goldenDossierEvents);

  it('stand on the accountability topic, breaches in the words of the dossier topic', () => {
    expect(typesOn(TOPICS.accountability, messages)).toEqual([
      'vn.hoso.dossier.lateness-apologised.v1',
      'vn.hoso.dossier.apology-delivered.v1',
      'vn.hoso.dossier.apology-due-recorded.v1',
      'vn.hoso.dossier.overdue-recorded.v1',
      'vn.hoso.dossier.apology-breach-recorded.v1',
      'vn.hoso.dossier.reappointment-missed-recorded.v1',
      'vn.hoso.dossier.explanation-required.v1',
      'vn.hoso.accountability.explanation-filed.v1',
      'vn.hoso.accountability.explanation-accepted.v1',
      'vn.hoso.accountability.explanation-returned.v1',
      'vn.hoso.dossier.explanation-late-recorded.v1',
      'vn.hoso.accountability.remedy-done.v1',
      'vn.hoso.dossier.remedy-overdue-recorded.v1',
    ]);
    const twice = messages.filter(({ value }) => value.includes('overdue-recorded.v1"'));
    expect(new Set(twice.map(({ value }) => value)).size).toBe(3);
    expect(twice).toHaveLength(5);
  });

  it('are numbered there by whoever sends them', () => {
    const told = messages.filter(({ topic }) => topic === TOPICS.accountability.name);
    for (const { numbering, headers } of told)
      expect([numbering, headers[HEADERS.sequence], headers[HEADERS.previousHash]]).toEqual([
        'per-key',
        undefined,
        undefined,
      ]);
  });

  it('are summed up by unit and period', () => {
    const reports = publish('accountability-H23.15-2025-06', goldenReportEvents);
    expect(reports.map(({ topic, key }) => [topic, key])).toEqual(
      goldenReportEvents.map(() => [TOPICS.accountability.name, 'H23.15/2025-06']),
    );
    expect(toldBy(reports[0]!)).toMatchObject({
      source: '/accountability/H23.15/2025-06',
      data: { figures: { breaches: 2, byStage: { accepted: 1, returned: 1 } } },
    });
  });
});

describe('an alert', () => {
  const ALERT = '3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d';
  const alert = (subject: AlertSubject) =>
    publish(`alert-${ALERT}`, [
      {
        type: 'AlertRaised',
        data: { ...overdueOrder({ subject }), alert: ALERT },
        at: vn('2025-06-26T08:00'),
      },
      ...goldenAlertEvents.filter(({ type }) => type !== 'AlertRaised'),
    ]);

  it.each<[AlertSubject, string]>([
    [{ kind: 'dossier', code: DOSSIER_CODE }, DOSSIER_CODE],
    [{ kind: 'petition', code: PETITION_CODE }, PETITION_CODE],
    [{ kind: 'unit', unit: 'H23.15' }, 'H23.15'],
    [{ kind: 'officer', unit: 'H23.15', officer: 'binh' }, 'H23.15'],
    [{ kind: 'engine', part: 'dossiers' }, ALERT],
  ])('about %j has one key for all its life, and says what it is about', (subject, key) => {
    const messages = alert(subject);
    expect(messages.map(({ key: each }) => each)).toEqual([key, key, key, key]);
    for (const message of messages)
      expect(toldBy(message)).toMatchObject({ source: `/alerts/${ALERT}`, data: { alert: ALERT, subject } });
  });

  it('does not tell to whom messages went', () =>
    expect(typesOn(TOPICS.alerts, alert({ kind: 'unit', unit: 'H23.15' }))).toEqual(
      ['raised', 'escalated', 'acknowledged', 'resolved'].map((name) => `vn.hoso.alert.${name}.v1`),
    ));

  it('is not told under a wrong key when its note is missing', () => {
    const [recorded] = recordedStream(
      `alert-${ALERT}`,
      goldenAlertEvents.filter(({ type }) => type === 'AlertEscalated'),
    );
    expect(() => publicationOf(recorded!, NO_NOTE)).toThrow(/lacks its subject/);
  });
});

describe('a petition', () => {
  it('is told but for repetitions', () => {
    const messages = publish(`feedback-${PETITION_CODE}`, goldenPetitionEvents);
    expect(messages).toHaveLength(goldenPetitionEvents.length - 1);
    expect(new Set(messages.map(({ topic, key }) => `${topic} ${key}`))).toEqual(
      new Set([`${TOPICS.petitions.name} ${PETITION_CODE}`]),
    );
  });
});

describe('what is not told', () => {
  it('is filtered by its stream', () => {
    const [recorded] = recordedStream('register-H23.01-250610', [
      { type: 'NumberAllocated', data: {}, at: vn('2025-06-10T08:00') },
    ]);
    expect(publicationOf(recorded!, NO_NOTE)).toEqual({ messages: [], note: NO_NOTE });
    expect(PUBLISHED_EVENTS).toEqual({
      streamPrefixes: [
        'dossier-',
        'alert-',
        'accountability-',
        'feedback-',
        'portalsync-',
        'portalrating-',
        'portalquestion-',
      ],
    });
  });

  it.each([DOSSIER, 'alert-a', 'accountability-H23.15-2025-06', `feedback-${PETITION_CODE}`])(
    'is an event of a newer program in %s; its number is not missing all the same',
    (stream) => {
      const [recorded] = recordedStream(stream, [
        { type: 'DossierTeleported', data: { to: 'the moon' }, at: vn('2025-06-10T08:00') },
      ]);
      expect(() => publicationOf(recorded!, NO_NOTE)).toThrow(
        expect.objectContaining({ code: 'event-not-publishable' }) as Error,
      );
      const instead = withheld(recorded!, { imported: true });
      expect(instead.map(toldBy).map(({ type, data }) => [type, data['type']])).toEqual(
        stream === DOSSIER ? [['vn.hoso.dossier.private.v1', 'DossierTeleported']] : [],
      );
      for (const { headers } of instead)
        expect(headers).toMatchObject({ [HEADERS.sequence]: '0', [HEADERS.imported]: 'true' });
    },
  );
});
