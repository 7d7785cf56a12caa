import { code, count, flag, listOf, moment, optional, record } from '../schema/fields';
import { components, due, file, items } from './parts';

const component = code('Code of the component', 'TP-03');

/** What is awaited of the applicant, and what came. */
export const APPLICANT_TYPES = {
  'vn.hoso.dossier.supplement-requested.v1': record('The applicant was asked for a supplement', {
    items,
    answerDueAt: moment('By when the applicant has to answer'),
    clock: code('What the supplement does to the limit: begins anew, or goes on', 'RESET', 'PAUSE'),
    legalBasis: optional(code('The provision that allows a second request')),
    countsAsLate: flag('Whether Decision 766 counts the dossier as late for it'),
  }),
  'vn.hoso.dossier.supplement-received.v1': record('A supplement came in', {
    components,
    due: optional(due),
  }),
  'vn.hoso.dossier.supplement-lapsed.v1': record('No supplement came', {
    answerDueAt: moment('The moment that passed'),
    requestedAt: moment('When it was asked for'),
  }),
  'vn.hoso.dossier.payment-required.v1': record('Fees are to be paid; the limit stands still', {
    fees: listOf('Codes of the fees', code('Code of a fee', 'le-phi')),
    totalVnd: count('Total in đồng'),
  }),
  'vn.hoso.dossier.payment-confirmed.v1': record('Fees were paid', {
    receipt: code('Number of the receipt'),
    paidVnd: count('Paid, in đồng'),
    method: code('How it was paid', 'cash', 'transfer', 'national-portal', 'local-gateway'),
    due: optional(due),
  }),
  'vn.hoso.dossier.component-digitised.v1': record('A paper was scanned', { component, file }),
  'vn.hoso.dossier.component-reused.v1': record(
    'Data that the state has already are used instead of a paper',
    {
      component,
      source: code(
        'Whence; the reference there is not told',
        'citizen-store',
        'shared-database',
        'earlier-dossier',
      ),
    },
  ),
};
