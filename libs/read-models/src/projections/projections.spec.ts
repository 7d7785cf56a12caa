import { HAI_DUONG, workingMs, type DossierEvent } from '@hoso/domain';
import {
  dossierLife,
  happened,
  HANDLING_UNIT,
  HISTORY_TO,
  inHandling,
  issued,
  ONE_STOP,
  openedAfter,
  received,
  RULES,
  submitted,
  supplementAsked,
  vn,
} from '@hoso/testing';
import fc from 'fast-check';
import { projectionSpec } from '../testing';
import { attribution } from './attribution';
import { digitisation } from './digitisation';
import { NEVER } from './dossier-row';
import { dossiers } from './dossiers';
import { timeline } from './timeline';

const neutralised = (...history: readonly DossierEvent[]) =>
  happened('EventNeutralised', '2025-06-26T08:00', {
    revision: history.length - 1,
    type: history.at(-1)!.type,
    reason: 'keyed into the wrong dossier',
    restored: openedAfter(...history).undoable!.before,
  });

describe('the list of dossiers', () => {
  const given = projectionSpec(dossiers);

  it('shows a filing with the moment by which it must be answered', () =>
    given(submitted).then({
      phase: 'Submitted',
      unit: ONE_STOP,
      channel: 'online',
      currentDueAt: null,
      nextDueAt: vn('2025-06-10T09:00'),
      isOpen: true,
    }));

  it('shows who has it and when it is due', () =>
    given(...inHandling).then({
      phase: 'InHandling',
      unit: HANDLING_UNIT,
      officer: 'binh',
      receivedAt: vn('2025-06-10T08:00'),
      originalDueAt: vn('2025-06-24T17:00'),
      nextDueAt: vn('2025-06-24T17:00'),
      field: 'Hoạt động xây dựng',
      stoodSince: null,
    }));

  it('waits for the applicant, by the day of the answer', () =>
    given(...HISTORY_TO.AwaitingSupplement).then({
      stoodSince: vn('2025-06-12T08:00'),
      nextDueAt: vn('2025-06-19T17:00'),
      supplementRequests: 1,
    }));

  it('keeps the moment at which the matter ended, until a correction opens it again', () => {
    const done = [...inHandling, issued('2025-06-20T08:00', false)];
    const returned = HISTORY_TO.Closed.at(-1)!;
    const ended = { isOpen: false, endedAt: vn('2025-06-20T08:00'), isDecidedLate: false, nextDueAt: NEVER };
    given(...done, returned).then({ ...ended, phase: 'Closed' });
    given(...done, neutralised(...done)).then({
      isOpen: true,
      endedAt: null,
      decidedAt: null,
      phase: 'InHandling',
    });
  });

  it('has no row before anything was filed', () => given(issued('2025-06-20T08:00', false)).thenNoRow());
});

describe('the timeline', () => {
  it('tells what a person would, in order', () =>
    projectionSpec(timeline)(
      ...inHandling,
      happened('StepStarted', '2025-06-11T08:00', {
        step: 'appraise',
        unit: HANDLING_UNIT,
        outsideProcedure: false,
      }),
      supplementAsked('2025-06-12T08:00'),
    ).thenRows(
      { event: 'DossierReceived', phase: 'Received' },
      { event: 'DossierTransferred', phase: 'Transferred' },
      { event: 'OfficerAssigned', officer: 'binh' },
      { event: 'SupplementRequested', at: vn('2025-06-12T08:00'), phase: 'AwaitingSupplement' },
    ));
});

describe('attribution', () => {
  const given = projectionSpec(attribution);
  const HOUR = 3_600_000;

  it('tells whose each part was, and leaves the running one to be measured', () =>
    given(...inHandling, supplementAsked('2025-06-11T08:00')).thenRows(
      { partyKind: 'unit', partyId: ONE_STOP, workingMs: HOUR },
      { partyKind: 'unit', partyId: HANDLING_UNIT, workingMs: HOUR },
      { partyKind: 'officer', partyId: 'binh', unit: HANDLING_UNIT, endedAt: vn('2025-06-11T08:00') },
      { partyKind: 'applicant', partyId: null, state: 'awaiting-applicant', endedAt: null, workingMs: null },
    ));

  it('loses what a neutralised event had begun', () => {
    const asked = [...inHandling, supplementAsked('2025-06-11T08:00')];
    given(...asked, neutralised(...asked)).thenRows(
      { partyId: ONE_STOP },
      { partyId: HANDLING_UNIT },
      { partyId: 'binh', startedAt: vn('2025-06-10T10:00'), endedAt: null, workingMs: null },
    );
  });

  it('sums to the working time from reception to the end of the clock, in any life', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const last = life.at(-1)!.after;
        if (!last.opened || !last.reception || last.ledger.open || !last.ledger.closed.at(-1)) return;
        const rows = given(...life.flatMap(({ events }) => events)).rows();
        const sum = rows.reduce((total, row) => total + (row.workingMs ?? NaN), 0);
        expect(sum).toBe(workingMs(HAI_DUONG, last.reception.at, last.ledger.closed.at(-1)!.to));
      }),
      { numRuns: 60 },
    ));

  it('parks a dossier whose calendar is not known', () =>
    expect(() =>
      given(
        received({ rules: { ...RULES, calendar: { region: 'utopia', version: 1 } } }),
        ...inHandling.slice(1),
      ).rows(),
    ).toThrow('The calendar utopia has no version 1'));
});

describe('digitisation', () => {
  const given = projectionSpec(digitisation);
  const beyond = supplementAsked('2025-06-12T08:00', {
    items: [
      { component: 'survey', reason: 'boundary unclear' },
      { component: 'photo', reason: 'the site has changed', provision: 'Luật Xây dựng art. 95' },
    ],
  });

  it('counts components by how they came in, and the papers beyond the rules', () =>
    given(...inHandling, beyond, issued('2025-06-20T08:00', false)).then({
      digitised: 2,
      reused: 0,
      presented: 0,
      papersBeyondRules: 1,
      beyondRules: [
        {
          component: 'photo',
          reason: 'the site has changed',
          provision: 'Luật Xây dựng art. 95',
          at: vn('2025-06-12T08:00'),
          revision: 3,
        },
      ],
      resultIssuedAt: vn('2025-06-20T08:00'),
      isResultDigital: true,
    }));

  it('takes back what a neutralised event asked for or told of', () => {
    given(...inHandling, beyond, neutralised(...inHandling, beyond)).then({
      papersBeyondRules: 0,
      beyondRules: [],
    });
    const done = [...inHandling, issued('2025-06-20T08:00', false)];
    given(...done, neutralised(...done)).then({ resultIssuedAt: null, isResultDigital: null });
  });
});
