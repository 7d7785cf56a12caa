import type { DossierCommand } from '../commands';
import { DUTY_COMMANDS } from './clock-commands';
import type { Duty } from './duty';

/** The command by which the clock records a duty. */
export const commandOf = ({ kind, key }: Pick<Duty, 'kind' | 'key'>): DossierCommand => ({
  type: DUTY_COMMANDS[kind],
  data: { duty: key },
});
