import {
  CONSULTED_UNIT,
  givenDossier as given,
  happened,
  inHandling,
  MERGED_UNIT,
  procedureVersion,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands } from '../index';

const handOver = (changes: Partial<DossierCommands['HandOver']> = {}): DossierCommand => ({
  type: 'HandOver',
  data: {
    hop: 'tax',
    agency: CONSULTED_UNIT,
    order: 'in-turn',
    limit: { amount: 2, unit: 'working-days' },
    ...changes,
  },
});
const AT = '2025-06-11T08:00';
const over = (hop: string, agency = CONSULTED_UNIT, order: 'in-turn' | 'in-parallel' = 'in-turn') =>
  happened('HandedOver', AT, { hop, agency, order, dueAt: vn('2025-06-13T17:00') });

describe('HandOver', () => {
  it('gives an agency its own part of the limit', () =>
    given(...inHandling)
      .when(handOver(), AT)
      .then(over('tax')));

  it('goes in turn one after the other, in parallel at once', () => {
    const history = [...inHandling, over('tax')];
    given(...history)
      .when(handOver({ hop: 'land', agency: 'H23.20' }), AT)
      .thenRefused('hop-still-open', { open: ['tax'] });
    given(...history)
      .when(handOver({ hop: 'land', agency: 'H23.20', order: 'in-parallel' }), AT)
      .then(over('land', 'H23.20', 'in-parallel'));
    const back = happened('TakenBack', AT, { hop: 'tax', agency: CONSULTED_UNIT, late: false });
    given(...history, back)
      .when(handOver({ hop: 'land', agency: 'H23.20' }), AT)
      .then(over('land', 'H23.20'));
  });

  it('records nothing when it is there already; the name stands for one agency', () => {
    given(...inHandling, over('tax'))
      .when(handOver(), AT)
      .thenNothing();
    given(...inHandling, over('tax'))
      .when(handOver({ agency: 'H23.20' }), AT)
      .thenRefused('hop-known', { hop: 'tax', agency: CONSULTED_UNIT });
  });

  it.each(['constructor', '__proto__'])('may be called %s', (hop) =>
    given(...inHandling)
      .when(handOver({ hop }), AT)
      .then(over(hop)),
  );

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])(
    'cannot count %s working days',
    (amount) =>
      given(...inHandling)
        .when(handOver({ limit: { amount, unit: 'working-days' } }), AT)
        .thenRefused('limit-not-countable', { amount, unit: 'working-days' }),
  );

  it('counts fractions of working hours', () =>
    given(...inHandling)
      .when(handOver({ limit: { amount: 1.5, unit: 'working-hours' } }), AT)
      .then(
        happened('HandedOver', AT, {
          hop: 'tax',
          agency: CONSULTED_UNIT,
          order: 'in-turn',
          dueAt: vn('2025-06-11T09:30'),
        }),
      ));

  it('is for interlinked procedures and agencies in being', () => {
    given(...inHandling)
      .when(handOver(), AT, { procedure: procedureVersion({ interlinked: false }) })
      .thenRefused('not-interlinked');
    given(...inHandling)
      .when(handOver({ agency: 'H23.99' }), AT)
      .thenRefused('unit-unknown');
    given(...inHandling)
      .when(handOver({ agency: MERGED_UNIT }), AT)
      .thenRefused('unit-not-active');
  });
});
