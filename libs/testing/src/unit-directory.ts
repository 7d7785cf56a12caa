import type { Officer, Unit, UnitDirectory } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';

const from2020 = { validFrom: plainDateOf('2020-01-01') };

const officer = (id: string, changes: Partial<Officer> = {}): Officer => ({
  id,
  name: id,
  position: 'Chuyên viên',
  head: false,
  ...from2020,
  ...changes,
});

/** The one-stop centre of the province, where dossiers come in. */
export const ONE_STOP = 'H23.01';
/** The handling unit. */
export const HANDLING_UNIT = 'H23.15';
/** An agency that is asked and handed over to. */
export const CONSULTED_UNIT = 'H23.19';
/** Merged into the handling unit; its last day was 28/02/2025. */
export const MERGED_UNIT = 'H23.09';

/** A handling unit that ended with 31/05/2025; the other one took over its work. */
export const CLOSING_UNIT = 'H23.16';

const unit = (id: string, changes: Partial<Unit> = {}): Unit => ({
  id,
  name: `Cơ quan ${id}`,
  level: 'province',
  officers: {},
  delegations: {},
  ...from2020,
  ...changes,
});

/**
 * In the handling unit: `an` (its head), `binh` and `dung` without end, `chi` until 11/06/2025; `binh` stands in for
 * `an` under `uq-12` from 01/06/2025 to 12/06/2025.
 */
export const unitDirectory = (): UnitDirectory =>
  new Map(
    [
      unit(ONE_STOP, { officers: { lan: officer('lan') } }),
      unit(HANDLING_UNIT, {
        officers: {
          an: officer('an', { position: 'Giám đốc', head: true }),
          binh: officer('binh'),
          chi: officer('chi', { validTo: plainDateOf('2025-06-11') }),
          dung: officer('dung'),
        },
        delegations: {
          'uq-12': {
            id: 'uq-12',
            from: 'an',
            to: 'binh',
            legalBasis: 'GUQ 12',
            validFrom: plainDateOf('2025-06-01'),
            validTo: plainDateOf('2025-06-12'),
          },
        },
      }),
      unit(CONSULTED_UNIT, { officers: { giang: officer('giang') } }),
      unit('H23.20'),
      unit(CLOSING_UNIT, {
        validTo: plainDateOf('2025-05-31'),
        successor: HANDLING_UNIT,
        officers: { an: officer('an', { head: true }), binh: officer('binh'), dung: officer('dung') },
      }),
      unit(MERGED_UNIT, { validTo: plainDateOf('2025-02-28'), successor: HANDLING_UNIT }),
    ].map((each) => [each.id, each]),
  );
