import {
  CLOSING_UNIT,
  CONSULTED_UNIT,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  MERGED_UNIT,
  ONE_STOP,
  openedAfter,
  received,
  unitDirectory,
  opening,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import type { DossierCommand } from '../index';

const rehome = (to = HANDLING_UNIT): DossierCommand => ({
  type: 'Rehome',
  data: { to, legalBasis: 'NQ 202/2025/QH15' },
});
const AT = '2025-06-26T08:00';
const rehomed = (from: string, to = HANDLING_UNIT, local = AT) =>
  happened('DossierRehomed', local, { from, to, legalBasis: 'NQ 202/2025/QH15' });
const transferred = happened('DossierTransferred', '2025-05-20T09:00', {
  from: ONE_STOP,
  to: CLOSING_UNIT,
  transferDueAt: vn('2025-05-20T17:00'),
  late: false,
});
const atClosing = [{ ...received(), at: vn('2025-05-20T08:00') }, transferred];

describe('Rehome', () => {
  it('goes from a unit that ended to its successor, from the day after its last', () => {
    given(...atClosing)
      .when(rehome(), '2025-05-31T23:59:59.999')
      .thenRefused('unit-not-successor', {
        to: HANDLING_UNIT,
        units: [
          { unit: CLOSING_UNIT, validTo: '2025-05-31', successor: HANDLING_UNIT },
          { unit: ONE_STOP, validTo: undefined, successor: undefined },
        ],
      });
    given(...atClosing)
      .when(rehome(), '2025-06-01T00:00')
      .then(rehomed(CLOSING_UNIT, HANDLING_UNIT, '2025-06-01T00:00'));
  });

  it('remembers the origin and moves the running step, once', () => {
    const started = happened('StepStarted', '2025-05-21T08:00', {
      step: 'appraise',
      unit: CLOSING_UNIT,
      outsideProcedure: false,
    });
    const history = [...atClosing, started, rehomed(CLOSING_UNIT)];
    expect(openedAfter(...history)).toMatchObject({
      receivingUnit: ONE_STOP,
      handling: { unit: HANDLING_UNIT, step: { unit: HANDLING_UNIT } },
      rehomings: [{ from: CLOSING_UNIT, to: HANDLING_UNIT, at: vn(AT) }],
    });
    given(...history)
      .when(rehome(), AT)
      .thenNothing();
  });

  it('moves the receiving unit too, also of a closed dossier', () => {
    const units = new Map(unitDirectory());
    units.set(ONE_STOP, {
      ...units.get(ONE_STOP)!,
      validTo: plainDateOf('2025-06-25'),
      successor: CONSULTED_UNIT,
    });
    given(...HISTORY_TO.Closed)
      .when(rehome(CONSULTED_UNIT), AT, { units })
      .then(rehomed(ONE_STOP, CONSULTED_UNIT));
    const both = received({ opening: { ...opening(), receivingUnit: MERGED_UNIT } });
    given(both).when(rehome(), AT).then(rehomed(MERGED_UNIT));
    expect(openedAfter(both, rehomed(MERGED_UNIT))).toMatchObject({
      receivingUnit: HANDLING_UNIT,
      handling: { unit: HANDLING_UNIT },
    });
  });

  it('follows a chain of successors to the one in being', () => {
    const units = new Map(unitDirectory());
    units.set(HANDLING_UNIT, {
      ...units.get(HANDLING_UNIT)!,
      validTo: plainDateOf('2025-06-20'),
      successor: CONSULTED_UNIT,
    });
    given(...atClosing)
      .when(rehome(CONSULTED_UNIT), AT, { units })
      .then(rehomed(CLOSING_UNIT, CONSULTED_UNIT));
    given(...atClosing)
      .when(rehome(), AT, { units })
      .thenRefused('unit-not-active');
  });

  it('goes nowhere else', () => {
    given(...inHandling)
      .when(rehome(CONSULTED_UNIT), AT)
      .thenRefused('unit-not-successor');
    given(...atClosing)
      .when(rehome(ONE_STOP), AT)
      .thenRefused('unit-not-successor');
    given(...atClosing)
      .when(rehome('H99'), AT)
      .thenRefused('unit-unknown');
  });
});
