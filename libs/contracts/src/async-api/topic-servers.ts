/** A server as AsyncAPI 3 describes it. */
export interface TopicServer {
  readonly host: string;
  readonly protocol: 'kafka' | 'file';
  readonly description: string;
}

const withoutCredentials = (broker: string): string => broker.slice(broker.lastIndexOf('@') + 1);

/** Where topics are: at the brokers, `host:port` each, or in files where there is none. */
export const topicServers = (brokers: readonly string[]): Readonly<Record<string, TopicServer>> =>
  brokers.length === 0
    ? {
        files: {
          host: 'localhost',
          protocol: 'file',
          description: 'Files in the folder `topics` of the data folder; `hoso topics tail` reads them',
        },
      }
    : Object.fromEntries(
        brokers.map((broker, index) => [
          `broker-${index + 1}`,
          { host: withoutCredentials(broker), protocol: 'kafka', description: 'Apache Kafka' },
        ]),
      );
