export type CauseNature = 'objective' | 'subjective';

/** The closed list of causes of lateness that an explanation names: beyond the unit's power, or within it. */
export const CAUSES = {
  'force-majeure': 'objective',
  'system-outage': 'objective',
  'other-agency': 'objective',
  'unclear-law': 'objective',
  'complex-verification': 'objective',
  'officer-slow': 'subjective',
  staffing: 'subjective',
  'poor-coordination': 'subjective',
  'supplement-asked-late': 'subjective',
  'wrong-procedure': 'subjective',
} as const satisfies Record<string, CauseNature>;

export type Cause = keyof typeof CAUSES;

export const isCause = (code: string): code is Cause => Object.hasOwn(CAUSES, code);
