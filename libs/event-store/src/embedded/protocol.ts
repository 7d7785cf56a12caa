import {
  status,
  type MethodDefinition,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb';
import { ProjectionsService } from '@eventstore/db-client/generated/projections_grpc_pb';
import { UsersService } from '@eventstore/db-client/generated/users_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { callStatus, type CallError } from './call-error';
import { nested } from './wire';

/** Messages are passed as bytes: the store keeps what it sends and reads what it needs without building objects. */
const asBytes = (method: {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
}): MethodDefinition<Buffer, Buffer> => ({
  path: method.path,
  requestStream: method.requestStream,
  responseStream: method.responseStream,
  requestSerialize: (bytes) => bytes,
  requestDeserialize: (bytes) => bytes,
  responseSerialize: (bytes) => bytes,
  responseDeserialize: (bytes) => bytes,
});

/** The calls that the embedded store serves. */
export const SERVED = {
  read: asBytes(StreamsService.read),
  append: asBytes(StreamsService.append),
  batchAppend: asBytes(StreamsService.batchAppend),
} satisfies ServiceDefinition;

const FEATURES_PATH = '/event_store.client.server_features.ServerFeatures/GetSupportedMethods';

export const FEATURES = {
  getSupportedMethods: asBytes({ path: FEATURES_PATH, requestStream: false, responseStream: false }),
} satisfies ServiceDefinition;

/** The version whose behaviour is followed, as clients ask for it to know what they may use. */
const SERVER_VERSION = '24.6.0';

const supported = (path: string): Buffer => {
  const [, service = '', method = ''] = path.split('/');
  const names = [nested(1, Buffer.from(method.toLowerCase())), nested(2, Buffer.from(service.toLowerCase()))];
  const features =
    method === 'Read' ? ['position', 'events'].map((name) => nested(3, Buffer.from(name))) : [];
  return nested(1, Buffer.concat([...names, ...features]));
};

/** The answer to the question what this server can do. */
export const SUPPORTED_METHODS = Buffer.concat([
  ...Object.values(SERVED).map(({ path }) => supported(path)),
  nested(2, Buffer.from(SERVER_VERSION)),
]);

const refuse = (path: string): CallError =>
  callStatus(
    status.UNIMPLEMENTED,
    `The embedded event store does not offer ${path}; connect to an EventStoreDB or KurrentDB server for it`,
  );

/** Calls that clients know and this store does not serve, each with an answer that says so. */
export const OUT_OF_SCOPE: readonly ServiceDefinition[] = [
  { delete: StreamsService.delete, tombstone: StreamsService.tombstone },
  PersistentSubscriptionsService,
  ProjectionsService,
  OperationsService,
  UsersService,
  GossipService,
];

interface RefusableCall {
  emit(event: 'error', error: CallError): boolean;
}

/** The same answer for every call of a service; a call with one response has a callback for it, another has not. */
export const refusals = (service: ServiceDefinition): UntypedServiceImplementation =>
  Object.fromEntries(
    Object.entries(service).map(([name, { path, responseStream }]) => [
      name,
      responseStream
        ? (call: RefusableCall) => void call.emit('error', refuse(path))
        : (_call: unknown, answer: (error: CallError) => void) => answer(refuse(path)),
    ]),
  );
