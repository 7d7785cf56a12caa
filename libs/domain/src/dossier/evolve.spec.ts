import {
  CONSULTED_UNIT,
  DUE,
  fileRef,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  openedAfter,
} from '@hoso/testing';
import { received, returned, RULES, submitted, supplementAsked, vn } from '@hoso/testing';
import { DOSSIER_EVENT_TYPES, type DossierEvent, type OpenedDossier } from './index';
import { evolve } from './evolve';

const AT = '2025-06-13T08:00';
const due = { statutory: DUE, current: DUE, provisional: false };
const started = happened('StepStarted', '2025-06-11T08:00', {
  step: 'appraise',
  unit: HANDLING_UNIT,
  officer: 'binh',
  outsideProcedure: false,
});
const asked = happened('OpinionRequested', '2025-06-11T08:00', {
  opinion: 'fire',
  agency: CONSULTED_UNIT,
  question: '?',
  dueAt: vn('2025-06-12T17:00'),
  pausesClock: true,
});
const later = { ...due, statutory: vn('2025-06-25T17:00') };
const CAME = { component: 'seal-book' };
const { AwaitingSupplement: awaiting, AwaitingPayment: unpaid } = HISTORY_TO;

// One wrong event of every kind that can be neutralised, after the history it came to.
const WRONG: readonly (readonly [readonly DossierEvent[], DossierEvent])[] = [
  [
    [submitted],
    happened('ReceptionSupplementRequested', AT, { rules: RULES, items: [], reason: 'r', answerDueAt: DUE }),
  ],
  [HISTORY_TO.Transferred, happened('OfficerAssigned', AT, { unit: HANDLING_UNIT, officer: 'dung' })],
  [inHandling, started],
  [
    [...inHandling, started],
    happened('StepCompleted', AT, { step: 'appraise', unit: HANDLING_UNIT, outsideProcedure: false }),
  ],
  [inHandling, asked],
  [
    [...inHandling, asked],
    happened('OpinionReceived', AT, { opinion: 'fire', agency: 'A', late: true, summary: 's', due: later }),
  ],
  [[...inHandling, asked], happened('OpinionLapsed', AT, { opinion: 'fire', agency: 'A', due: later })],
  [inHandling, supplementAsked(AT)],
  [awaiting, happened('SupplementReceived', AT, { components: [CAME], due: later })],
  [awaiting, happened('SupplementLapsed', AT, { answerDueAt: DUE, requestedAt: vn('2025-06-12T08:00') })],
  [inHandling, happened('PaymentRequired', AT, { fees: ['permit-fee'], totalVnd: 150_000 })],
  [unpaid, happened('PaymentConfirmed', AT, { receipt: 'b', paidVnd: 150_000, method: 'cash', due: later })],
  [[...inHandling, asked, started], issued(AT, false)],
  [inHandling, happened('FoundIneligible', AT, { reason: 'r', letter: { number: '1' }, late: false })],
];

const legal = ({ handling, due: dates, ledger }: OpenedDossier) => ({ handling, dates, ledger });

describe('EventNeutralised', () => {
  it.each(WRONG.map(([history, wrong]) => [wrong.type, history, wrong] as const))(
    'restores state, official, due dates and open interval after a wrong %s',
    (_, history, wrong) => {
      const before = openedAfter(...history);
      const scanned = happened('ComponentDigitised', AT, { component: 'survey', file: fileRef() });
      const after = openedAfter(...history, wrong, scanned);
      expect(legal(after)).not.toEqual(legal(before));
      const undone = happened('EventNeutralised', '2025-06-16T08:00', {
        revision: history.length,
        type: wrong.type,
        reason: 'keyed into the wrong dossier',
        restored: after.undoable!.before,
      });
      const restored = openedAfter(...history, wrong, scanned, undone);
      expect(legal(restored)).toEqual(legal(before));
      expect(restored.components).toEqual({ ...before.components, survey: 'digitised' });
      expect(restored).toMatchObject({ revision: history.length + 2, lastAt: undone.at });
      expect(restored.undoable).toBeUndefined();
    },
  );

  it('takes back what a supplement brought, never what was filed after it', () => {
    const photo = { component: 'photo', digitised: fileRef('e') };
    const form = { component: 'form', reused: { source: 'citizen-store', reference: 'store/1' } } as const;
    const wrong = happened('SupplementReceived', AT, { components: [photo, form, CAME] });
    const filed = [
      happened('ComponentReused', AT, { component: 'seal-book', source: 'citizen-store', reference: 's/2' }),
      happened('ServiceRated', AT, { rating: 'satisfied' }),
      happened('ComponentDigitised', AT, { component: 'survey', file: fileRef('f') }),
    ];
    const after = openedAfter(...awaiting, wrong, ...filed);
    const undone = happened('EventNeutralised', '2025-06-16T08:00', {
      revision: awaiting.length,
      type: wrong.type,
      reason: 'keyed into the wrong dossier',
      restored: after.undoable!.before,
    });
    expect(after.components).toMatchObject({ photo: 'digitised', form: 'reused' });
    expect(openedAfter(...awaiting, wrong, ...filed, undone).components).toEqual({
      form: 'digitised',
      drawing: 'digitised',
      'seal-book': 'reused',
      survey: 'digitised',
    });
  });

  it('of an older record leaves the components as they are', () => {
    const wrong = happened('SupplementReceived', AT, { components: [CAME] });
    const after = openedAfter(...awaiting, wrong);
    const { components: _, ...restored } = after.undoable!.before;
    const data = { revision: awaiting.length, type: wrong.type, reason: 'r', restored };
    const undone = happened('EventNeutralised', AT, data);
    expect(openedAfter(...awaiting, wrong, undone).components).toEqual(after.components);
  });

  it('covers every kind that can be', () => {
    const kinds = DOSSIER_EVENT_TYPES.filter((type) => {
      const { handling } = openedAfter(...inHandling);
      const data = { components: [], due, letter: { number: '1' }, restored: { handling } };
      const event = { type, data, at: vn(AT) } as never;
      const after = evolve(openedAfter(...inHandling), event);
      return after.opened && after.undoable?.type === type;
    });
    expect(new Set(WRONG.map(([, { type }]) => type))).toEqual(new Set(kinds));
  });
});

describe('the evolution of a dossier', () => {
  it('changes nothing without an opening', () =>
    expect(evolve({ opened: false }, issued(AT, false))).toEqual({ opened: false }));

  it('keeps what the opening said', () =>
    expect(openedAfter(received())).toMatchObject({
      code: 'H23.01-250610-0001',
      channel: 'direct',
      rules: RULES,
      reception: { at: vn('2025-06-10T08:00'), limit: { amount: 10, unit: 'working-days' } },
      originalDueAt: DUE,
      due,
      revision: 0,
    }));

  it('takes an imported appointment as given', () => {
    const dueAt = vn('2024-01-01T03:17:00.123');
    const imported = received({ rules: { ...RULES, regime: 'imported' }, dueAt });
    expect(openedAfter(imported)).toMatchObject({
      originalDueAt: dueAt,
      due: { statutory: dueAt, current: dueAt },
    });
  });

  it('leads imported history from Received into the handling by its first row', () => {
    const row = happened('StepCompleted', AT, { step: 'T02', reference: '1', outsideProcedure: true });
    const imported = received({ rules: { ...RULES, regime: 'imported' } });
    expect(openedAfter(imported, row).handling.phase).toBe('InHandling');
  });

  it('ends the running step of a live dossier by its row, whatever reference that carries', () => {
    const row = { step: 'appraise', reference: '1', outsideProcedure: false };
    const dossier = openedAfter(...inHandling, started, happened('StepCompleted', AT, row));
    expect(dossier.handling.step).toBeUndefined();
    expect(dossier.importedSteps).toEqual([]);
    expect(dossier.ledger.closed).toHaveLength(2);
  });

  it('closes opinions, hops, steps and waits with the decision', () => {
    const hop = happened('HandedOver', AT, { hop: 'tax', agency: 'A', order: 'in-turn', dueAt: DUE });
    expect(
      openedAfter(...inHandling, asked, hop, started, issued('2025-06-16T08:00', false)).handling,
    ).toEqual({
      phase: 'AwaitingCollection',
      unit: HANDLING_UNIT,
      officer: 'binh',
      opinions: {},
      hops: {},
      supplementRequests: 0,
      decision: { at: vn('2025-06-16T08:00'), late: false },
    });
  });

  it('closes a dossier that owed its apology by the letter', () => {
    const letter = happened('LatenessApologised', '2025-06-26T08:00', {
      letter: { number: '1' },
      reason: 'ill',
      previousDueAt: DUE,
      timeliness: 'after-due',
    });
    const owing = [...inHandling, issued('2025-06-25T08:00', true), returned('2025-06-25T09:00', true)];
    expect(openedAfter(...owing).handling.phase).toBe('ReturnedOwingApology');
    expect(openedAfter(...owing, letter)).toMatchObject({
      handling: { phase: 'Closed' },
      apology: { at: vn('2025-06-26T08:00'), letter: '1', reappointed: false },
      due,
    });
  });
});
