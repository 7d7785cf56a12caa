import { status, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb';
import { ProjectionsService } from '@eventstore/db-client/generated/projections_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { UsersService } from '@eventstore/db-client/generated/users_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { callStatus, type CallError } from './store-errors';
import { nested } from './wire';

const same = (bytes: Buffer): Buffer => bytes;
const ANSWER_IN_BYTES = { responseSerialize: same, responseDeserialize: same };
const IN_BYTES = { ...ANSWER_IN_BYTES, requestSerialize: same, requestDeserialize: same };

/** Bytes, where the store keeps what it sends or reads what it needs without building objects. */
const STREAMS = {
  read: { ...StreamsService.read, ...ANSWER_IN_BYTES },
  append: { ...StreamsService.append, ...IN_BYTES },
  batchAppend: { ...StreamsService.batchAppend, ...IN_BYTES },
};

/** The calls that the embedded store serves. */
export const SERVED = {
  ...STREAMS,
  getSupportedMethods: { ...ServerFeaturesService.getSupportedMethods, ...ANSWER_IN_BYTES },
};

/** The version whose behaviour is followed, as clients ask for it to know what they may use. */
const SERVER_VERSION = '24.6.0';

const supported = (path: string): Buffer => {
  const [, service = '', method = ''] = path.toLowerCase().split('/');
  const features = method === 'read' ? ['position', 'events'].map((name) => nested(3, name)) : [];
  return nested(1, nested(1, method), nested(2, service), ...features);
};

/** The answer to the question what this server can do. */
export const SUPPORTED_METHODS = Buffer.concat([
  ...Object.values(STREAMS).map(({ path }) => supported(path)),
  nested(2, SERVER_VERSION),
]);

const refuse = (path: string): CallError =>
  callStatus(
    status.UNIMPLEMENTED,
    `The embedded event store does not offer ${path}; connect to an EventStoreDB or KurrentDB server for it`,
  );

interface RefusableCall {
  emit(event: 'error', error: CallError): boolean;
}

/** The same answer for every call of a service; a call with one response has a callback for it, another has not. */
const refusals = (service: ServiceDefinition): UntypedServiceImplementation =>
  Object.fromEntries(
    Object.entries(service).map(([name, { path, responseStream }]) => [
      name,
      responseStream
        ? (call: RefusableCall) => void call.emit('error', refuse(path))
        : (_call: unknown, answer: (error: CallError) => void) => answer(refuse(path)),
    ]),
  );

/** Calls that clients know and this store does not serve, with an answer that says so. */
export const OUT_OF_SCOPE = [
  { delete: StreamsService.delete, tombstone: StreamsService.tombstone },
  PersistentSubscriptionsService,
  ProjectionsService,
  OperationsService,
  UsersService,
  GossipService,
].map((service: ServiceDefinition) => ({ service, answers: refusals(service) }));
