import { code, count, flag, moment, oneOf, optional, quantity, record } from '../schema/fields';
import { calendar, channelOfReturn, due, dueBefore, file, late, letter } from './parts';

/** How it ended. */
export const OUTCOME_TYPES = {
  'vn.hoso.dossier.result-issued.v1': record('The result is signed', {
    number: code('Number of the result', '77/GPXD'),
    signedBy: code('Id of the official who signed'),
    file: optional(file),
    late,
  }),
  'vn.hoso.dossier.found-ineligible.v1': record('The conditions are not met; the letter says why', {
    letter,
    late,
  }),
  'vn.hoso.dossier.result-returned.v1': record('The result was handed out', {
    receivedBy: oneOf('Who took it', 'applicant', 'representative'),
    means: channelOfReturn,
    owingApology: flag('Late and without letter: open until the apology, or a recorded second breach'),
  }),
  'vn.hoso.dossier.withdrawn.v1': record('The applicant withdrew it', {}),
  'vn.hoso.dossier.processing-stopped.v1': record('The agency stopped it', {
    legalGround: code('The provision that it rests on'),
  }),
};

/** Dates that move, and what is put right. */
export const CORRECTION_TYPES = {
  'vn.hoso.dossier.deadline-extended.v1': record('A statutory extension', {
    decision: code('Number of the decision', '118/QĐ-SXD'),
    legalBasis: code('The provision that allows it'),
    amount: quantity('By how much, in the unit of the limit'),
    from: moment('The date before'),
    due,
  }),
  'vn.hoso.dossier.lateness-apologised.v1': record(
    'The letter of apology (*thư xin lỗi*) has gone to the applicant',
    {
      letter,
      previousDueAt: moment('The date that is not kept'),
      newDueAt: optional(moment('The one new date; absent in a late letter without re-appointment')),
      timeliness: oneOf(
        '`in-time`: by the closing of the last working day before the due day',
        'in-time',
        'after-duty',
        'after-due',
      ),
    },
  ),
  'vn.hoso.dossier.apology-delivered.v1': record('The letter of apology has reached the applicant', {
    letter: code('Number of the letter', '45/XL-SXD'),
    receivedBy: oneOf('Who took it', 'applicant', 'representative'),
    means: channelOfReturn,
  }),
  'vn.hoso.dossier.due-date-revised.v1': record('Dates moved without anybody’s fault', {
    instrument: code('Number of the announcement or instrument', '4571/QĐ-UBND'),
    from: dueBefore,
    due,
    calendar: optional(calendar),
    workingDays: optional(quantity('By how many working days each date moves; absent where a date is set')),
  }),
  'vn.hoso.dossier.rehomed.v1': record('A unit that ended hands the dossier to its successor', {
    from: code('The unit that ended'),
    to: code('Its successor'),
    legalBasis: code('The instrument of the merger'),
  }),
  'vn.hoso.dossier.event-neutralised.v1': record('An event was wrong; it stays, and has no effect any more', {
    revision: count('`dossierseq` of the wrong event'),
    type: code('Its name in the log', 'PaymentConfirmed'),
    due: optional(due),
  }),
};
