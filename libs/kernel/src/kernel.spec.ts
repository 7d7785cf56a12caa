import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addMonths,
  dayOf,
  instantAt,
  instantFromMs,
  instantOf,
  localText,
  parseInstant,
  parseLocal,
  parsePlainDate,
  plainDateOf,
  VIETNAM,
} from './index';

describe('an instant', () => {
  it('is written in UTC with milliseconds, so that text order is time order', () => {
    expect(instantOf('2025-01-24T15:30:00+07:00')).toBe('2025-01-24T08:30:00.000Z');
    expect(instantOf('2011-10-11T13:42:22.688000+02:00')).toBe('2011-10-11T11:42:22.688Z');
  });
  it.each(['2025-02-31T10:00:00Z', '2025-01-24T15:30:00', '2025-01-24', 'tomorrow', '2025-01-24T25:00:00Z'])(
    'is not read from %s',
    (text) => expect(parseInstant(text)).toBeUndefined(),
  );
});

describe('a day', () => {
  it('refuses 30 February and 29 February of a common year', () => {
    expect(parsePlainDate('2025-02-30')).toBeUndefined();
    expect(parsePlainDate('2025-02-29')).toBeUndefined();
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
  });
  it('stays in a shorter month when months are added', () =>
    expect(addMonths(plainDateOf('2025-01-31'), 1)).toBe('2025-02-28'));
});

describe('a zone', () => {
  it('turns local times of Vietnam into instants and back', () => {
    const at = parseLocal('2025-01-24T15:30', VIETNAM)!;
    expect(localText(at, VIETNAM)).toBe('2025-01-24T15:30:00+07:00');
    expect(dayOf(instantOf('2025-01-24T17:30:00Z'), VIETNAM)).toBe('2025-01-25');
    expect(parseLocal('2025-02-31T10:00', VIETNAM)).toBeUndefined();
  });
  it('tells the day of an instant whichever was asked about before', () => {
    const zone = 'America/St_Johns'; // Set its clocks back at 00:01, so that the night of 28/10/2006 came twice.
    const asked = ['02:29', '02:30', '02:31', '03:29', '03:30', '23:59'].map((time) =>
      dayOf(instantOf(`2006-10-29T${time}:00Z`), zone),
    );
    const [first, second] = ['2006-10-28', '2006-10-29'];
    expect(asked).toEqual([first, second, first, first, second, second]);
    expect(dayOf(instantOf('2025-01-24T16:59:59.999Z'), VIETNAM)).toBe('2025-01-24');
    expect(dayOf(instantOf('2025-01-24T17:00:00Z'), VIETNAM)).toBe('2025-01-25');
    expect(dayOf(instantOf('2025-01-24T17:00:00Z'), zone)).toBe('2025-01-24');
    expect(dayOf(instantOf('2025-01-23T16:59:59Z'), VIETNAM)).toBe('2025-01-23');
  });
  it('reads every moment as the calendar of the zone does, whatever was asked before', () => {
    const zones = [VIETNAM, 'America/St_Johns', 'Europe/Amsterdam', 'Australia/Lord_Howe', 'Pacific/Apia'];
    const year = (of: number) => Date.UTC(of, 0, 1);
    const moment = fc.oneof(
      fc.integer({ min: year(1900), max: year(2100) }),
      fc.integer({ min: year(2006), max: year(2012) }).map((ms) => ms - (ms % 60_000)),
    );
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), fc.array(fc.nat(86_400_000)), (ms, zone, nearby) => {
        for (const offset of [0, ...nearby]) {
          const at = instantFromMs(ms + offset);
          const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
          const fractionalSecondDigits = at.endsWith('.000Z') ? 0 : 3;
          expect(localText(at, zone)).toBe(local.toString({ timeZoneName: 'never', fractionalSecondDigits }));
          expect(dayOf(at, zone)).toBe(local.toPlainDate().toString());
        }
      }),
      // Set back from 00:01 to 23:01 of the day before.
      {
        numRuns: 500,
        examples: [[Date.UTC(1999, 9, 31, 2, 31), 'America/St_Johns', [0, 60_000, 3_600_000]]],
      },
    );
  });
  it('knows summer time', () =>
    expect(instantAt(plainDateOf('2011-07-01'), '08:00', 'Europe/Amsterdam')).toBe(
      '2011-07-01T06:00:00.000Z',
    ));
});
