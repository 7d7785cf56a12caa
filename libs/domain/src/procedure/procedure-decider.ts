import type { Actor, Decider, Decision, Instant, PlainDate } from '@hoso/kernel';
import { overlaps } from '../unit/span';
import type { ProcedureVersion } from './procedure';
import type { ProcedureEvent, ProcedureEvents, Publication } from './procedure-event';
import { evolveProcedure, NO_VERSIONS, type ProcedureState } from './procedure-state';
import { refuse, type ProcedureRefusal } from './refusals';
import { sameContent } from './same-content';
import { refuseVersion } from './version-check';

/** What may be asked of the stream `procedure-<code>`. */
export interface ProcedureCommands {
  /** The whole version; a number is given once, the same content again records nothing. */
  readonly AdoptProcedureVersion: ProcedureVersion;
  readonly PublishProcedure: Publication & { readonly version: number };
  /** Ends a version early, so that another may follow or the procedure ceases (*bãi bỏ*). */
  readonly EndProcedureVersion: {
    readonly version: number;
    /** The last day of force. */
    readonly validTo: PlainDate;
    readonly decision: string;
  };
}

export type ProcedureCommand = {
  [Type in keyof ProcedureCommands]: { readonly type: Type; readonly data: ProcedureCommands[Type] };
}[keyof ProcedureCommands];

export interface ProcedureFacts {
  readonly at: Instant;
  readonly actor: Actor;
}

type ProcedureDecision = Decision<ProcedureEvent, ProcedureRefusal>;
type Rule<Data> = (data: Data, state: ProcedureState, facts: ProcedureFacts) => ProcedureDecision;

const event = <Type extends keyof ProcedureEvents>(
  type: Type,
  data: ProcedureEvents[Type],
  { at }: ProcedureFacts,
): readonly ProcedureEvent[] => [{ type, data, at } as ProcedureEvent];

const numbered = ({ versions }: ProcedureState, version: number): ProcedureVersion | undefined =>
  versions.find((known) => known.version === version);

const refuseUnknown = ({ versions }: ProcedureState, version: number) =>
  refuse('version-unknown', { version, known: versions.map((known) => known.version) });

const refuseBeside = (version: ProcedureVersion, { versions }: ProcedureState) => {
  const [first] = versions;
  if (first && first.code !== version.code) {
    return refuse('other-procedure', { code: version.code, expected: first.code });
  }
  const other = versions.find((known) => overlaps(known, version));
  if (!other) return undefined;
  const { validFrom, validTo } = other;
  return refuse('validity-overlaps', { version: version.version, other: other.version, validFrom, validTo });
};

const adopt: Rule<ProcedureVersion> = (version, state, facts) => {
  const adopted = state.adopted[version.version];
  if (adopted) {
    return sameContent(adopted, version)
      ? []
      : refuse('version-content-differs', { code: version.code, version: version.version });
  }
  return (
    refuseVersion(version) ?? refuseBeside(version, state) ?? event('ProcedureVersionAdopted', version, facts)
  );
};

const publish: Rule<ProcedureCommands['PublishProcedure']> = ({ version, ...publication }, state, facts) => {
  const known = numbered(state, version);
  if (!known) return refuseUnknown(state, version);
  const earlier = state.publications[version];
  if (earlier) {
    return sameContent(earlier, publication) ? [] : refuse('published-otherwise', { version, ...earlier });
  }
  const { decision, decidedOn, publishedOn } = publication;
  if (publishedOn < decidedOn)
    return refuse('published-before-decision', { version, decidedOn, publishedOn });
  return event('ProcedurePublished', { code: known.code, version, decision, decidedOn, publishedOn }, facts);
};

const end: Rule<ProcedureCommands['EndProcedureVersion']> = (
  { version, validTo, decision },
  state,
  facts,
) => {
  const known = numbered(state, version);
  if (!known) return refuseUnknown(state, version);
  const { code, validFrom, validTo: formerValidTo } = known;
  if (validTo === formerValidTo) return [];
  if (validTo < validFrom) return refuse('validity-reversed', { version, validFrom, validTo });
  if (formerValidTo !== undefined && validTo > formerValidTo) {
    return refuse('end-after-end', { version, validTo, ended: formerValidTo });
  }
  const former = formerValidTo === undefined ? {} : { formerValidTo };
  return event('ProcedureVersionEnded', { code, version, validTo, ...former, decision }, facts);
};

const rules: { readonly [Type in keyof ProcedureCommands]: Rule<ProcedureCommands[Type]> } = {
  AdoptProcedureVersion: adopt,
  PublishProcedure: publish,
  EndProcedureVersion: end,
};

const decideBy = <Type extends keyof ProcedureCommands>(
  { type, data }: { readonly type: Type; readonly data: ProcedureCommands[Type] },
  state: ProcedureState,
  facts: ProcedureFacts,
): ProcedureDecision => rules[type](data, state, facts);

/** One administrative procedure: its versions, their publication and their end (NĐ 63/2010/NĐ-CP art. 8, 13–17). */
export const procedureDecider: Decider<
  ProcedureCommand,
  ProcedureState,
  ProcedureEvent,
  ProcedureFacts,
  ProcedureRefusal
> = {
  initial: NO_VERSIONS,
  decide: (command, state, facts) => decideBy(command, state, facts),
  evolve: evolveProcedure,
};
