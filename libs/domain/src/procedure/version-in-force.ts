import type { PlainDate } from '@hoso/kernel';
import type { Limit } from '../calendar';
import { isValidOn } from '../unit/unit';
import type { Channel, ProcedureVersion } from './procedure';
import type { ProcedureState } from './procedure-state';

/**
 * The version in force on a day; undefined when there is none. Late publication is measured (QĐ 766/QĐ-TTg items 1.1
 * and 1.2), it does not keep a version from being in force.
 */
export const versionInForce = ({ versions }: ProcedureState, day: PlainDate): ProcedureVersion | undefined =>
  versions.find((version) => isValidOn(version, day));

/** The published limit on a channel; undefined when the procedure is not offered on it. */
export const limitFor = ({ limits }: ProcedureVersion, channel: Channel): Limit | undefined =>
  limits[channel];
