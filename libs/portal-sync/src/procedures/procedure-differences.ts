import { CHANNELS, type Channel, type Limit, type ProcedureVersion } from '@hoso/domain';
import type { PublishedLimits, PublishedProcedure } from '@hoso/portal';

/** What the portal tells of a procedure otherwise than the version in force here; absent: not offered on the channel. */
export type ProcedureDifference =
  | { readonly what: 'name'; readonly here: string; readonly there: string }
  | {
      readonly what: 'limit';
      readonly channel: Channel;
      readonly here?: Limit;
      readonly there?: PublishedLimits;
    };

const plain = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const isSame = (one: Limit, other: Limit | string): boolean =>
  typeof other !== 'string' && one.amount === other.amount && one.unit === other.unit;

const agrees = (here: Limit | undefined, there: PublishedLimits | undefined): boolean =>
  here === undefined || there === undefined ? here === there : there.some((each) => isSame(here, each));

/** Letters, case and spaces of a name do not count; where the portal has a limit for each case, ours has to be one of them. */
export const procedureDifferences = (
  here: ProcedureVersion,
  there: PublishedProcedure,
): readonly ProcedureDifference[] => {
  const name: ProcedureDifference = { what: 'name', here: here.name, there: there.name };
  const limits = CHANNELS.filter((channel) => !agrees(here.limits[channel], there.limits[channel])).map(
    (channel): ProcedureDifference => {
      const [own, told] = [here.limits[channel], there.limits[channel]];
      return { what: 'limit', channel, ...(own && { here: own }), ...(told && { there: told }) };
    },
  );
  return [...(plain(here.name) === plain(there.name) ? [] : [name]), ...limits];
};
