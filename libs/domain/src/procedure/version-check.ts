import type { Refusal } from '@hoso/kernel';
import type { Limit } from '../calendar';
import { isReversed } from '../unit/span';
import type { ProcedureVersion } from './procedure';
import { refuse, type ProcedureRefusal } from './refusals';

/** How far the shares of the steps may miss 1: thirds written with three decimals pass. */
export const SHARE_TOLERANCE = 0.002;

const CUT_OFF = /^([01]\d|2[0-3]):[0-5]\d$/;

type Check = (version: ProcedureVersion) => Refusal<ProcedureRefusal> | undefined;

const limitsOf = ({ limits, supplementAnswerWithin }: ProcedureVersion): readonly [string, Limit][] => [
  ...Object.entries(limits),
  ['supplementAnswerWithin', supplementAnswerWithin],
];

const firstTwice = (codes: readonly string[]): string | undefined =>
  codes.find((code, index) => codes.indexOf(code) !== index);

const refuseTwice = (refused: ProcedureRefusal, rows: readonly { readonly code: string }[]) => {
  const code = firstTwice(rows.map((row) => row.code));
  return code === undefined ? undefined : refuse(refused, { code });
};

const checkValidity: Check = (version) =>
  isReversed(version)
    ? refuse('validity-reversed', { validFrom: version.validFrom, validTo: version.validTo })
    : undefined;

const checkChannels: Check = ({ limits }) =>
  Object.keys(limits).length === 0 ? refuse('no-channel', { channels: [] }) : undefined;

const checkPositive: Check = (version) => {
  const found = limitsOf(version).find(([, { amount }]) => !(amount > 0 && Number.isFinite(amount)));
  return found && refuse('limit-not-positive', { of: found[0], limit: found[1] });
};

const checkWhole: Check = (version) => {
  const found = limitsOf(version).find(
    ([, { amount, unit }]) => unit !== 'working-hours' && !Number.isInteger(amount),
  );
  return found && refuse('limit-fraction', { of: found[0], limit: found[1] });
};

const checkExtension: Check = ({ extension, limits }) => {
  if (!extension) return undefined;
  const { maximum, times } = extension;
  if (!(maximum > 0 && times > 0 && Number.isInteger(times))) {
    return refuse('extension-not-positive', { maximum, times });
  }
  const inHours = Object.values(limits).every(({ unit }) => unit === 'working-hours');
  return inHours || Number.isInteger(maximum)
    ? undefined
    : refuse('limit-fraction', { of: 'extension', maximum });
};

const checkShares: Check = ({ steps }) => {
  const shares = steps.map(({ shareOfLimit }) => shareOfLimit);
  const sum = shares.reduce((total, share) => total + share, 0);
  const inRange = shares.every((share) => share >= 0 && share <= 1);
  if (shares.length === 0 || (inRange && Math.abs(sum - 1) <= SHARE_TOLERANCE)) return undefined;
  return refuse('shares-not-whole', { shares, sum, tolerance: SHARE_TOLERANCE });
};

const checkFees: Check = ({ fees }) => {
  const found = fees.find(({ amountVnd }) => !(Number.isSafeInteger(amountVnd) && amountVnd >= 0));
  return found && refuse('fee-not-whole', { code: found.code, amountVnd: found.amountVnd });
};

const checkCutOff: Check = ({ cutOff }) =>
  cutOff === undefined || CUT_OFF.test(cutOff) ? undefined : refuse('cut-off-not-a-time', { cutOff });

const CHECKS: readonly Check[] = [
  checkValidity,
  checkChannels,
  checkPositive,
  checkWhole,
  checkExtension,
  ({ steps }) => refuseTwice('step-twice', steps),
  checkShares,
  ({ components }) => refuseTwice('component-twice', components),
  ({ fees }) => refuseTwice('fee-twice', fees),
  checkFees,
  checkCutOff,
];

/** The first thing in a version that no dossier could be handled by; undefined when it is sound in itself. */
export const refuseVersion: Check = (version) => {
  for (const check of CHECKS) {
    const no = check(version);
    if (no) return no;
  }
  return undefined;
};
