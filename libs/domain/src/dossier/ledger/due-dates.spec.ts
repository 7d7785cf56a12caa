import {
  dossierFacts,
  DUE,
  fileRef,
  givenDossier,
  happened,
  inHandling,
  openedAfter,
  procedureVersion,
  received,
  vn,
} from '@hoso/testing';
import { isRefusal } from '@hoso/kernel';
import { dossierDecider, type Dossier, type DossierCommand, type DossierEvent, type Facts } from '../index';

type Told = readonly [local: string, command: DossierCommand, changes?: Partial<Facts>];

/** Commands one after the other, each as the law takes it; a refusal fails. */
const lived = (start: readonly DossierEvent[], ...told: readonly Told[]) =>
  told.reduce<Dossier>(
    (dossier, [local, command, changes]) => {
      const events = dossierDecider.decide(command, dossier, dossierFacts(local, changes));
      if (isRefusal(events)) throw new Error(`${command.type} at ${local}: ${events.refused}`);
      return events.reduce(dossierDecider.evolve, dossier);
    },
    openedAfter(...start),
  );
const dueAfter = (...told: readonly Told[]) => {
  const dossier = lived(inHandling, ...told);
  if (!dossier.opened) throw new Error('not opened');
  return dossier.due;
};
const due = (statutory: string, current = statutory) => ({
  statutory: vn(statutory),
  current: vn(current),
  provisional: false,
});

const SURVEY = { component: 'survey', digitised: fileRef('d') };
const ask: DossierCommand = {
  type: 'RequestSupplement',
  data: { items: [{ component: 'survey', reason: 'unclear' }], reason: 'unclear' },
};
const accept: DossierCommand = { type: 'AcceptSupplement', data: { components: [SURVEY] } };
const pay: DossierCommand = { type: 'RequirePayment', data: { fees: ['permit-fee'] } };
const paid: DossierCommand = {
  type: 'ConfirmPayment',
  data: { receipt: 'BL-9', paidVnd: 150_000, method: 'cash' },
};
const extend: DossierCommand = {
  type: 'Extend',
  data: { decision: 'QĐ 1', legalBasis: 'art. 102', reason: 'complex', amount: 3 },
};
const reschedule = (newDueAt: string): DossierCommand => ({
  type: 'ApologiseAndReschedule',
  data: { letter: { number: 'XL-1' }, reason: 'ill', newDueAt: vn(newDueAt) },
});
const opinion: DossierCommand = {
  type: 'RequestOpinion',
  data: { opinion: 'fire', agency: 'H23.19', question: '?', dueAt: vn('2025-06-20T17:00') },
};
const answered: DossierCommand = { type: 'RecordOpinion', data: { opinion: 'fire', summary: 'fine' } };
const pausing = { procedure: procedureVersion({ supplementClock: 'PAUSE', opinionPausesClock: true }) };

describe('the due dates', () => {
  it('RESET and PAUSE differ for the same supplement', () => {
    expect(dueAfter(['2025-06-12T08:00', ask], ['2025-06-13T08:00', accept])).toEqual(
      due('2025-06-27T17:00'),
    );
    expect(dueAfter(['2025-06-12T08:00', ask, pausing], ['2025-06-13T08:00', accept])).toEqual(
      due('2025-06-25T17:00'),
    );
  });

  it('an extension is added again after a reset', () =>
    expect(
      dueAfter(['2025-06-11T08:00', extend], ['2025-06-12T08:00', ask], ['2025-06-13T08:00', accept]),
    ).toEqual(due('2025-07-02T17:00')));

  it('a used re-appointment stays used after a reset', () => {
    const history = [
      ['2025-06-12T08:00', reschedule('2025-06-26T17:00')],
      ['2025-06-12T09:00', ask],
      ['2025-06-13T08:00', accept],
    ] as const;
    const dossier = lived(inHandling, ...history);
    expect(dossier).toMatchObject({ due: due('2025-06-27T17:00') });
    const again = dossierDecider.decide(
      reschedule('2025-07-30T17:00'),
      dossier,
      dossierFacts('2025-06-16T08:00'),
    );
    expect(again).toMatchObject({ refused: 'already-reappointed' });
  });

  it.each([
    ['2025-06-27T16:59:59.999', '2025-06-27T17:00'],
    ['2025-06-27T17:00', '2025-06-27T17:00'],
    ['2025-06-27T17:00:00.001', '2025-06-27T17:00:00.001'],
  ])('re-appointed to %s, a reset to 27/06 promises %s and is judged by 27/06', (reappointed, promised) =>
    expect(
      dueAfter(
        ['2025-06-12T08:00', reschedule(reappointed)],
        ['2025-06-12T09:00', ask],
        ['2025-06-13T08:00', accept],
      ),
    ).toEqual(due('2025-06-27T17:00', promised)),
  );

  it('without a re-appointment the reset stands, even where it is nearer', () => {
    const imported = [received({ dueAt: vn('2025-08-01T17:00') }), ...inHandling.slice(1)];
    const dossier = lived(imported, ['2025-06-12T08:00', ask], ['2025-06-13T08:00', accept]);
    expect(dossier).toMatchObject({ due: due('2025-06-27T17:00') });
  });

  it('a pause moves the re-appointed date too, each by the time that it had left', () =>
    expect(
      dueAfter(
        ['2025-06-12T08:00', reschedule('2025-06-26T10:00')],
        ['2025-06-12T09:00', pay],
        ['2025-06-13T09:00', paid],
      ),
    ).toEqual(due('2025-06-25T17:00', '2025-06-27T10:00')));

  it('a pausing opinion, a supplement and a payment in one another pause once, for their whole length', () => {
    const overlapping: readonly Told[] = [
      ['2025-06-12T08:00', opinion, pausing],
      ['2025-06-12T09:00', ask, pausing],
      ['2025-06-13T08:00', accept, pausing],
      ['2025-06-13T09:00', pay, pausing],
      ['2025-06-16T07:30', answered, pausing],
    ];
    expect(dueAfter(...overlapping)).toEqual(due('2025-06-24T17:00'));
    expect(dueAfter(...overlapping, ['2025-06-16T08:00', paid, pausing])).toEqual(due('2025-06-26T17:00'));
  });

  it('a reset inside a pausing opinion counts its new limit from where the opinion ends', () => {
    const reset = { procedure: procedureVersion({ opinionPausesClock: true }) };
    const history: readonly Told[] = [
      ['2025-06-12T08:00', opinion, reset],
      ['2025-06-12T09:00', ask, reset],
      ['2025-06-13T07:00', accept, reset],
    ];
    expect(dueAfter(...history)).toEqual(due('2025-06-27T17:00'));
    expect(dueAfter(...history, ['2025-06-16T07:00', answered, reset])).toEqual(due('2025-06-30T17:00'));
  });

  it('a pause that begins after the due instant moves nothing', () =>
    expect(dueAfter(['2025-06-25T08:00', pay], ['2025-06-27T08:00', paid])).toEqual(due('2025-06-24T17:00')));

  it('a pause that begins at the due instant has nothing left to move', () =>
    expect(dueAfter(['2025-06-24T17:00', pay], ['2025-06-27T08:00', paid])).toEqual(due('2025-06-24T17:00')));

  it('what the receipt promised is never moved', () =>
    expect(lived(inHandling, ['2025-06-12T08:00', ask], ['2025-06-13T08:00', accept])).toMatchObject({
      originalDueAt: DUE,
    }));

  it('an appointment earlier than the limit is what lateness is judged by', () => {
    const early = inHandling.map((event) =>
      event.type === 'DossierReceived'
        ? { ...event, data: { ...event.data, dueAt: vn('2025-06-20T10:00') } }
        : event,
    );
    givenDossier(...early)
      .when(
        { type: 'FindIneligible', data: { reason: 'x', letter: { number: '1' } } },
        '2025-06-20T10:00:00.001',
      )
      .then(
        happened('FoundIneligible', '2025-06-20T10:00:00.001', {
          reason: 'x',
          letter: { number: '1' },
          late: true,
        }),
      );
  });
});
