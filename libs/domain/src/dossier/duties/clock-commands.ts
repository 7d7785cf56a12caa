import type { DutyKind } from './duty';
import type { RecordDuty } from './recording';

/** The commands that only the clock gives, inside the engine; no edge offers them. */
export interface ClockCommands {
  RecordNearDue: RecordDuty;
  RecordStepOverdue: RecordDuty;
  RecordApologyDue: RecordDuty;
  RecordOverdue: RecordDuty;
  RecordReappointmentMissed: RecordDuty;
  RecordApologyBreach: RecordDuty;
  RecordReceptionUnanswered: RecordDuty;
  RecordSupplementUnanswered: RecordDuty;
  RecordOpinionLate: RecordDuty;
  RecordExplanationLate: RecordDuty;
  RecordRemedyOverdue: RecordDuty;
}

export type ClockCommandType = keyof ClockCommands;

/** The command by which the clock records each kind of duty. */
export const DUTY_COMMANDS: Readonly<Record<DutyKind, ClockCommandType>> = {
  'near-due': 'RecordNearDue',
  'step-overdue': 'RecordStepOverdue',
  'apology-due': 'RecordApologyDue',
  overdue: 'RecordOverdue',
  'reappointment-missed': 'RecordReappointmentMissed',
  'apology-breach': 'RecordApologyBreach',
  'reception-unanswered': 'RecordReceptionUnanswered',
  'supplement-unanswered': 'RecordSupplementUnanswered',
  'opinion-late': 'RecordOpinionLate',
  'explanation-late': 'RecordExplanationLate',
  'remedy-overdue': 'RecordRemedyOverdue',
};

const CLOCK_COMMANDS: ReadonlySet<string> = new Set(Object.values(DUTY_COMMANDS));

/** Whether a command is the clock's alone. */
export const isClockCommand = (type: string): type is ClockCommandType => CLOCK_COMMANDS.has(type);
