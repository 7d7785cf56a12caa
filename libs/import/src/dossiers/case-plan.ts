import type { DossierCommands } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Mapping } from '../log/mapping';
import { commandIdOf } from './command-id';
import type { HistoricCase, HistoricRow } from './historic-case';

type ImportedType = 'Receive' | 'CompleteStep' | 'IssueResult';

/** A command about the dossier of a case, and the row that it rests on. */
export interface PlannedCommand {
  readonly type: ImportedType;
  readonly data: DossierCommands[ImportedType];
  readonly commandId: string;
  readonly at: Instant;
  /** For reception and result the first row of the case. */
  readonly line: number;
}

/** A time before the reception of its case, which was counted at the reception. */
export interface AdjustedTime {
  readonly case: string;
  readonly line: number;
  readonly kind: 'event-before-start' | 'end-before-start';
  readonly given: Instant;
  readonly counted: Instant;
}

/** What becomes of one case: its commands in the order of their times. */
export interface CasePlan {
  readonly case: string;
  readonly commands: readonly [PlannedCommand, ...PlannedCommand[]];
  readonly adjusted: readonly AdjustedTime[];
}

const receive = ({ id, line, start, channel, deadline }: HistoricCase, mapping: Mapping): PlannedCommand => {
  const { procedure, receivingUnit, applicant } = mapping;
  const opening = { procedure: procedure.code, channel, unit: receivingUnit, applicant };
  return {
    type: 'Receive',
    data: { opening, components: [], regime: 'imported', ...(deadline && { appointment: deadline }) },
    commandId: commandIdOf([mapping.name, id, '', 'receive']),
    at: start,
    line,
  };
};

const complete = (row: HistoricRow, { id }: HistoricCase, { name }: Mapping): PlannedCommand => {
  const { line, at, step, unit, officer } = row;
  return {
    type: 'CompleteStep',
    data: { step, ...(unit && { unit }), ...(officer && { officer }), reference: row.id },
    commandId: commandIdOf([name, id, row.id, 'step']),
    at,
    line,
  };
};

/** Logs name neither number nor signatory of a result: the case and the receiving unit stand for them. */
const issue = (
  { id, line, end }: HistoricCase,
  { name, receivingUnit }: Mapping,
): readonly PlannedCommand[] => {
  const commandId = commandIdOf([name, id, '', 'result']);
  return end
    ? [{ type: 'IssueResult', data: { number: id, signedBy: receivingUnit }, commandId, at: end, line }]
    : [];
};

const adjustment = (history: HistoricCase, { type, line, at }: PlannedCommand): AdjustedTime => ({
  case: history.id,
  line,
  kind: type === 'IssueResult' ? 'end-before-start' : 'event-before-start',
  given: at,
  counted: history.start,
});

/** Turns a case into commands: what lies before its reception counts at it; at the same time the result comes last. */
export const planCase = (history: HistoricCase, mapping: Mapping): CasePlan => {
  const { id, start, rows } = history;
  const later = [...rows.map((row) => complete(row, history, mapping)), ...issue(history, mapping)];
  const early = later.filter(({ at }) => at < start);
  const counted = later.map((command) => (command.at < start ? { ...command, at: start } : command));
  counted.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return {
    case: id,
    commands: [receive(history, mapping), ...counted],
    adjusted: early.map((command) => adjustment(history, command)),
  };
};
