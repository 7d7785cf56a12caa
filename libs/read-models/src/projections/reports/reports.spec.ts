import { happened, inHandling, issued, overdue, petitionIn, vn } from '@hoso/testing';
import { projectionSpec } from '../../testing';
import { reportFacts } from './report-facts';
import { reportPetitions } from './report-petitions';
import { reportTime } from './report-time';

const result = issued('2025-06-20T08:00', false);
const neutralised = happened('EventNeutralised', '2025-07-02T08:00', {
  ...{ revision: 3, type: 'ResultIssued', reason: 'keyed into the wrong dossier' },
  restored: {
    handling: {
      ...{ phase: 'InHandling', unit: 'H23.15', officer: 'binh', opinions: {}, hops: {} },
      ...{ supplementRequests: 0, waits: [] },
    },
    interval: { state: 'running', party: { kind: 'officer', id: 'binh' }, from: inHandling[2]!.at },
  },
});

describe('the facts of reports', () => {
  it('keep every version with the positions between which it held', () =>
    projectionSpec(reportFacts)(...inHandling, result, neutralised).thenRows(
      { sincePosition: 0, untilPosition: 10, receivedAt: vn('2025-06-10T08:00'), settledAt: null },
      { sincePosition: 10, untilPosition: 20 },
      { sincePosition: 20, untilPosition: 30, settledAt: null },
      { sincePosition: 30, untilPosition: 40, settledAt: vn('2025-06-20T08:00') },
      { sincePosition: 40, untilPosition: null, settledAt: null },
    ));

  it('have one for a breach that the clock records, as that is counted up to', () =>
    projectionSpec(reportFacts)(...overdue).thenRows(
      { sincePosition: 0, untilPosition: 10 },
      { sincePosition: 10, untilPosition: 20 },
      { sincePosition: 20, untilPosition: 30 },
      { sincePosition: 30, untilPosition: null },
    ));

  it('have no new version for what no report asks', () => {
    const started = happened('StepStarted', '2025-06-11T08:00', {
      ...{ step: 'appraise', unit: 'H23.15', officer: 'binh', outsideProcedure: false },
    });
    expect(projectionSpec(reportFacts)(...inHandling, started).rows()).toHaveLength(3);
  });
});

describe('the facts of petitions', () => {
  it('keep every version with the positions between which it held', () => {
    const submittedAt = vn('2025-06-10T08:00');
    projectionSpec(reportPetitions)(...petitionIn('Reopened')).thenRows(
      { sincePosition: 0, untilPosition: 10, submittedAt, settledAt: null },
      { sincePosition: 10, untilPosition: 30 },
      { sincePosition: 30, untilPosition: 40 },
      { sincePosition: 40, untilPosition: 50, settledAt: null },
      { sincePosition: 50, untilPosition: 60, settledAt: vn('2025-06-23T10:00') },
      { sincePosition: 60, untilPosition: 70, settledAt: vn('2025-06-23T10:00') },
      { sincePosition: 70, untilPosition: null, submittedAt, settledAt: null },
    );
  });

  it('say nothing of the writer, of their words and of the answer', () => {
    const [row] = projectionSpec(reportPetitions)(...petitionIn('Published'))
      .rows()
      .slice(-1);
    expect(Object.keys(row!.facts).toSorted()).toEqual([
      ...['classified', 'code', 'deeds', 'formerUnits', 'ratings', 'receivingUnit'],
      ...['submittedAt', 'unit', 'waits'],
    ]);
  });
});

describe('the time of dossiers', () => {
  it('keeps what was taken back readable where it had been recorded', () => {
    const party = { partyKind: 'officer', partyId: 'binh', startedAt: vn('2025-06-10T10:00') } as const;
    projectionSpec(reportTime)(...inHandling, result, neutralised).thenRows(
      { partyId: 'H23.01', endedAt: null, sincePosition: 0, untilPosition: 10 },
      { partyId: 'H23.01', endedAt: vn('2025-06-10T09:00'), untilPosition: null },
      { partyId: 'H23.15', endedAt: null, untilPosition: 20 },
      { partyId: 'H23.15', endedAt: vn('2025-06-10T10:00'), untilPosition: null },
      { ...party, endedAt: null, sincePosition: 20, untilPosition: 30 },
      { ...party, endedAt: result.at, sincePosition: 30, untilPosition: 40 },
      { ...party, endedAt: null, sincePosition: 40, untilPosition: null },
    );
  });
});
