import { VIETNAM } from '@hoso/kernel';
import type { ProcedureVersion } from '../../procedure';
import type { Told } from './told';
import type { ReportFacts } from './report-facts';

/** What has to be remembered, as a state forgets it. */
type Remembered =
  | 'dues'
  | 'arrivals'
  | 'reuses'
  | 'papersBeyondRules'
  | 'lateRequests'
  | 'apologies'
  | 'explanations'
  | 'paymentsRequired'
  | 'payments'
  | 'settlement'
  | 'rating'
  | 'assistedBy'
  | 'verifiedByVneid';

type FromState = Omit<ReportFacts, Remembered>;

type Named = Pick<ProcedureVersion, 'name' | 'field' | 'level' | 'fees' | 'result'>;

/** An unknown version names itself by its code, so that no dossier is missing from a sum. */
const unnamed = (code: string): Named => ({
  name: code,
  field: code,
  level: 'province',
  fees: [],
  result: { name: code, document: false },
});

/** What the state of a dossier says by itself. */
export const factsFromState = ({ after, procedure, calendar }: Told): FromState => {
  const { handling, reception, rules } = after;
  const { name, field, level, fees, result }: Named = procedure ?? unnamed(rules.procedure.code);
  return {
    code: after.code ?? '',
    procedure: rules.procedure,
    procedureName: name,
    field,
    level,
    yieldsDocument: result.document,
    hasFee: fees.some(({ amountVnd }) => amountVnd > 0),
    regime: rules.regime,
    calendar: rules.calendar,
    zone: calendar?.zone ?? VIETNAM,
    channel: after.channel,
    receivingUnit: after.receivingUnit,
    unit: handling.unit,
    formerCharges: after.formerCharges,
    formerUnits: after.rehomings.map(({ from }) => from),
    openedAt: after.openedAt,
    officer: handling.officer,
    receivedAt: reception?.at,
  };
};
