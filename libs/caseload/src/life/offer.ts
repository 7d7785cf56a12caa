import { CHANNELS, isValidOn, type Channel, type OpeningData, type ProcedureVersion } from '@hoso/domain';
import { addDays, type PlainDate } from '@hoso/kernel';
import { applicantFor } from '../artificial-applicants';
import { desksFor } from '../desks';
import { versionOn, type Setting } from '../setting';
import type { Story } from '../story';

/** What is filed takes up to so long to be received, and must then still be offered. */
const OFFERED_DAYS_MIN = 60;

const NATIONAL_EVERY = 4;

const CHANNEL_WEIGHTS: Readonly<Record<Channel, number>> = { online: 9, direct: 9, postal: 2 };

/** How a life begins. */
export interface Offer {
  readonly opening: OpeningData;
  readonly procedure: ProcedureVersion;
  readonly handlingUnit: string;
}

interface Candidate {
  readonly procedure: ProcedureVersion;
  readonly channels: readonly Channel[];
}

const candidatesOn = (setting: Setting, day: PlainDate): readonly Candidate[] => {
  const last = addDays(day, OFFERED_DAYS_MIN);
  return setting.procedures
    .filter((version) => isValidOn(version, day))
    .map((procedure) => {
      const later = versionOn(setting, procedure.code, last);
      return {
        procedure,
        channels: CHANNELS.filter((channel) => procedure.limits[channel] && later?.limits[channel]),
      };
    })
    .filter(({ channels }) => channels.length > 0);
};

/** Some of what comes online was filed at the national portal, under a number that no portal gives. */
const filedElsewhere = ({ setting: { seed, until }, index }: Story): Pick<OpeningData, 'nationalPortal'> => {
  const number = `MAU-${seed}-${until.replaceAll(/\D/g, '')}-${index + 1}`;
  return index % NATIONAL_EVERY === 0 ? { nationalPortal: { number } } : {};
};

/** A procedure in force on the first day, on a channel that it is offered on, at the units that do it. */
export const offerFor = (story: Story): Offer => {
  const { setting, chance, index, today: day } = story;
  const candidates = candidatesOn(setting, day);
  if (candidates.length === 0) throw new RangeError(`The catalogue offers no procedure on ${day}`);
  const { procedure, channels } = chance.oneOf(candidates);
  const weighted = channels.flatMap((channel) =>
    Array.from({ length: CHANNEL_WEIGHTS[channel] }, () => channel),
  );
  const channel = chance.oneOf(weighted);
  const { receiving, handling } = desksFor(setting, { procedure, day, chance });
  const isAssisted = channel === 'online' && chance.under(0.15);
  return {
    procedure,
    handlingUnit: handling,
    opening: {
      procedure: procedure.code,
      channel,
      unit: receiving,
      applicant: applicantFor(setting.seed, index),
      ...(channel === 'online' && !isAssisted && filedElsewhere(story)),
      ...(isAssisted && { assistedBy: chance.oneOf(['one-stop', 'post', 'enterprise'] as const) }),
    },
  };
};
