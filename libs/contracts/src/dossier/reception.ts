import { code, flag, moment, optional, quantity, record } from '../schema/fields';
import { components, items, opening, rules } from './parts';

/** Filing and reception (*tiếp nhận*). */
export const RECEPTION_TYPES = {
  'vn.hoso.dossier.submitted.v1': record('Filed online; the one-stop has to answer', {
    opening,
    rules,
    components,
    replyDueAt: moment('By when the one-stop must accept or ask for a correction'),
  }),
  'vn.hoso.dossier.received.v1': record('Received: from here the limit runs', {
    opening: optional(opening),
    rules,
    components,
    officialAt: moment('From when the law counts: the reception itself, or the start of the next session'),
    limit: record('The limit of the procedure for the channel', {
      amount: quantity('How many units'),
      unit: code('What is counted', 'working-hours', 'working-days', 'calendar-days', 'months'),
    }),
    computedDueAt: moment('What the calendar yields'),
    dueAt: moment(
      'What the receipt promises: the computed moment or an earlier one; as given in imported history',
    ),
    provisional: flag('Whether the counting crossed a year whose calendar is not final'),
  }),
  'vn.hoso.dossier.reception-refused.v1': record('Not received; the reason is told to the applicant only', {
    opening: optional(opening),
    rules,
  }),
  'vn.hoso.dossier.reception-supplement-requested.v1': record('Sent back for a supplement before reception', {
    opening: optional(opening),
    rules,
    items,
    answerDueAt: moment('By when the applicant has to answer'),
  }),
};
