/** Where a broker listens; both on loopback. */
export interface BrokerPorts {
  readonly broker: number;
  readonly controller: number;
}

const ONE_NODE = [
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'transaction.state.log.min.isr',
  'share.coordinator.state.topic.replication.factor',
  'share.coordinator.state.topic.min.isr',
];

/** `server.properties` of one node that is broker and controller; a killed one may come back after two seconds. */
export const serverProperties = (logFolder: string, { broker, controller }: BrokerPorts): string =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.bootstrap.servers=127.0.0.1:${controller}`,
    'controller.listener.names=CONTROLLER',
    `listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    `log.dirs=${logFolder}`,
    ...ONE_NODE.map((name) => `${name}=1`),
    'offsets.topic.num.partitions=5',
    'transaction.state.log.num.partitions=5',
    'group.initial.rebalance.delay.ms=0',
    'auto.create.topics.enable=false',
    'broker.session.timeout.ms=2000',
    'broker.heartbeat.interval.ms=500',
    '',
  ].join('\n');
