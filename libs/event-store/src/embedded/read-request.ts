import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { filterOf, type EventFilter } from './event-filter';
import { RefusedRequest } from './store-errors';

/** A read or a subscription as it was asked for. */
export interface ReadRequest {
  /** Undefined for the whole log. */
  readonly stream: Buffer | undefined;
  /** The first or the last event, or one that is named. */
  readonly start: 'start' | 'end' | number;
  readonly backwards: boolean;
  /** Undefined for a subscription. */
  readonly limit: number | undefined;
  readonly filter: EventFilter | undefined;
  /** After how many considered events a filtered subscription is told how far it came. */
  readonly checkpointEvery: number;
  readonly structuredIds: boolean;
}

const DEFAULT_WINDOW = 32;

const positionOf = (all: ReadReq.Options.AllOptions | undefined): number => {
  const commit = all?.getPosition()?.getCommitPosition() ?? '0';
  const prepare = all?.getPosition()?.getPreparePosition() ?? '0';
  if (commit === prepare) return Number(commit);
  throw new RefusedRequest(`No event has commit position ${commit} and prepare position ${prepare}`);
};

const startOf = (options: ReadReq.Options): ReadRequest['start'] => {
  const [stream, all] = [options.getStream(), options.getAll()];
  const from = stream ?? all;
  if (!from || from.hasStart()) return 'start';
  if (from.hasEnd()) return 'end';
  return stream ? Number(stream.getRevision()) : positionOf(all);
};

const checkpointEvery = (filter: ReadReq.Options.FilterOptions | undefined): number => {
  const window = filter?.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return Math.max(1, window * (filter?.getCheckpointintervalmultiplier() || 1));
};

const streamOf = (options: ReadReq.Options): Buffer | undefined => {
  const stream = options.getStream();
  return stream && Buffer.from(stream.getStreamIdentifier()?.getStreamName_asU8() ?? []);
};

/** @throws RefusedRequest */
export const readRequest = (message: ReadReq): ReadRequest => {
  const options = message.getOptions() ?? new ReadReq.Options();
  const filter = options.getFilter();
  if (filter && options.hasStream())
    throw new RefusedRequest('A filter is for the whole log, not for one stream');
  return {
    stream: streamOf(options),
    start: startOf(options),
    backwards: options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS,
    limit: options.hasCount() ? Number(options.getCount()) : undefined,
    filter: filter && filterOf(filter),
    checkpointEvery: checkpointEvery(filter),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
  };
};
