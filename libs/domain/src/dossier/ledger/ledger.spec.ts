import {
  CONSULTED_UNIT,
  DUE,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  ONE_STOP,
  openedAfter,
} from '@hoso/testing';
import { fileRef, received, RULES, supplementAsked, vn } from '@hoso/testing';
import type { DossierEvent, Ledger } from '../index';

/** `08:00–09:00 running unit H23.01`, times of Vietnam by day and hour. */
const shown = ({ closed, open }: Ledger): readonly string[] => {
  const local = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(8, 16);
  const all = open ? [...closed, { ...open, to: undefined }] : closed;
  return all.map(({ from, to, state, party }) =>
    `${local(from)} to ${to ? local(to) : 'now'}: ${state}, ${party.kind} ${party.id ?? ''}`.trim(),
  );
};
const ledgerOf = (...events: readonly DossierEvent[]) => shown(openedAfter(...events).ledger);
const START = [
  `10T08:00 to 10T09:00: running, unit ${ONE_STOP}`,
  `10T09:00 to 10T10:00: running, unit ${HANDLING_UNIT}`,
];
const opinion = (local: string, agency: string, ...[pauses]: readonly 'pauses'[]) =>
  happened('OpinionRequested', local, {
    opinion: agency,
    agency,
    question: '?',
    dueAt: DUE,
    pausesClock: pauses !== undefined,
  });
const handedOver = (local: string, hop: string, agency: string) =>
  happened('HandedOver', local, { hop, agency, order: 'in-parallel', dueAt: DUE });
const back = (local: string, hop: string, agency: string) =>
  happened('TakenBack', local, { hop, agency, late: false });
const step = (local: string, officer: string) =>
  happened('StepStarted', local, { step: 'appraise', unit: HANDLING_UNIT, officer, outsideProcedure: false });

describe('the ledger', () => {
  it('begins with the reception, not before', () => {
    expect(ledgerOf(...HISTORY_TO.AwaitingApplicant)).toEqual([]);
    expect(ledgerOf(...HISTORY_TO.Received)).toEqual([`10T08:00 to now: running, unit ${ONE_STOP}`]);
  });

  it('passes from unit to official to the official of a step, and ends with the decision', () =>
    expect(
      ledgerOf(...inHandling, step('2025-06-11T08:00', 'dung'), issued('2025-06-12T08:00', false)),
    ).toEqual([
      ...START,
      '10T10:00 to 11T08:00: running, officer binh',
      '11T08:00 to 12T08:00: running, officer dung',
    ]));

  it('gives the time to the agency that has held it longest, and to the applicant before any agency', () =>
    expect(
      ledgerOf(
        ...inHandling,
        handedOver('2025-06-11T08:00', 'tax', CONSULTED_UNIT),
        handedOver('2025-06-11T09:00', 'land', 'H23.20'),
        supplementAsked('2025-06-12T08:00'),
        back('2025-06-12T09:00', 'tax', CONSULTED_UNIT),
        happened('SupplementReceived', '2025-06-13T08:00', { components: [] }),
        back('2025-06-13T10:00', 'land', 'H23.20'),
      ),
    ).toEqual([
      ...START,
      '10T10:00 to 11T08:00: running, officer binh',
      `11T08:00 to 12T08:00: awaiting-agency, agency ${CONSULTED_UNIT}`,
      '12T08:00 to 13T08:00: awaiting-applicant, applicant',
      '13T08:00 to 13T10:00: awaiting-agency, agency H23.20',
      '13T10:00 to now: running, officer binh',
    ]));

  it('counts an opinion as the agency’s only where it pauses the clock', () => {
    const asked = [...inHandling, opinion('2025-06-11T08:00', CONSULTED_UNIT)];
    expect(ledgerOf(...asked)).toEqual([...START, '10T10:00 to now: running, officer binh']);
    expect(ledgerOf(...asked, opinion('2025-06-11T09:00', 'H23.20', 'pauses'))).toEqual([
      ...START,
      '10T10:00 to 11T09:00: running, officer binh',
      '11T09:00 to now: awaiting-agency, agency H23.20',
    ]);
  });

  it('of two agencies since the same instant names the one recorded first', () => {
    const both = (first: string, second: string) =>
      openedAfter(
        ...inHandling,
        handedOver('2025-06-11T08:00', 'a', first),
        handedOver('2025-06-11T08:00', 'b', second),
      ).ledger.open?.party.id;
    expect(both(CONSULTED_UNIT, 'H23.20')).toBe(CONSULTED_UNIT);
    expect(both('H23.20', CONSULTED_UNIT)).toBe('H23.20');
  });

  it('ends at the request when the supplement lapses', () =>
    expect(
      ledgerOf(
        ...HISTORY_TO.AwaitingSupplement,
        happened('SupplementLapsed', '2025-06-20T08:00', {
          answerDueAt: vn('2025-06-19T17:00'),
          requestedAt: vn('2025-06-12T08:00'),
        }),
      ),
    ).toEqual([...START, '10T10:00 to 12T08:00: running, officer binh']));

  it('keeps no interval without length', () =>
    expect(ledgerOf(...inHandling, handedOver('2025-06-10T10:00', 'tax', CONSULTED_UNIT))).toEqual([
      ...START,
      `10T10:00 to now: awaiting-agency, agency ${CONSULTED_UNIT}`,
    ]));
});

describe('the ledger of imported history', () => {
  const imported = received({ rules: { ...RULES, regime: 'imported' } });
  const row = (local: string, reference: string, officer?: string) =>
    happened('StepCompleted', local, {
      step: reference,
      reference,
      ...(officer && { officer }),
      outsideProcedure: true,
    });
  const started = `10T08:00 to 11T08:00: running, officer R1`;

  it('gives the time before a row to whoever ended it', () =>
    expect(
      ledgerOf(imported, row('2025-06-11T08:00', '1', 'R1'), row('2025-06-12T08:00', '2', 'R2')),
    ).toEqual([
      started,
      '11T08:00 to 12T08:00: running, officer R2',
      `12T08:00 to now: running, unit ${ONE_STOP}`,
    ]));

  it('leaves it where nobody is known', () =>
    expect(ledgerOf(imported, row('2025-06-11T08:00', '1'))).toEqual([
      `10T08:00 to now: running, unit ${ONE_STOP}`,
    ]));

  it('leaves the applicant’s time the applicant’s, and what is awaited awaited', () => {
    const dossier = openedAfter(
      imported,
      row('2025-06-11T08:00', '1', 'R1'),
      supplementAsked('2025-06-12T08:00'),
      row('2025-06-13T08:00', '2', 'R2'),
    );
    expect(dossier.handling).toMatchObject({
      phase: 'AwaitingSupplement',
      stoodSince: vn('2025-06-12T08:00'),
    });
    expect(shown(dossier.ledger)).toEqual([
      started,
      `11T08:00 to 12T08:00: running, unit ${ONE_STOP}`,
      '12T08:00 to now: awaiting-applicant, applicant',
    ]);
  });

  it('moves nothing after the end: neither state nor clock', () => {
    const ended = [imported, row('2025-06-11T08:00', '1', 'R1'), issued('2025-06-12T08:00', false)];
    const before = openedAfter(...ended);
    const after = openedAfter(...ended, row('2025-06-16T08:00', '2', 'R2'));
    expect(after.handling).toEqual(before.handling);
    expect(after.ledger).toEqual(before.ledger);
    expect(after.importedSteps).toEqual(['1', '2']);
  });

  it('survives the correction of a row after the end', () => {
    const ended = [imported, issued('2025-06-12T08:00', false), row('2025-06-16T08:00', '2', 'R2')];
    const { ledger, undoable } = openedAfter(...ended);
    const undone = happened('EventNeutralised', '2025-06-17T08:00', {
      revision: 2,
      type: 'StepCompleted',
      reason: 'wrong case',
      restored: undoable!.before,
    });
    expect(ledger.closed).toHaveLength(1);
    expect(openedAfter(...ended, undone).ledger).toEqual(ledger);
  });

  it('is untouched by scans', () =>
    expect(
      ledgerOf(
        imported,
        happened('ComponentDigitised', '2025-06-11T08:00', { component: 'survey', file: fileRef() }),
      ),
    ).toEqual([`10T08:00 to now: running, unit ${ONE_STOP}`]));
});
