/** Brokers for specifications, `host:port` each; none when they are to be skipped. */
const BROKERS = process.env['KAFKA_BROKERS']?.split(',').filter((broker) => broker !== '') ?? [];

const LACK = 'set KAFKA_BROKERS=host:port (npm run kafka:start prints it)';

/**
 * Specifications that need an Apache Kafka. Without `KAFKA_BROKERS` they are skipped and say so; CI starts a broker and
 * runs them with it, after the README's tests, which have none.
 */
export const describeOnKafka = (what: string, body: (brokers: readonly string[]) => void): void => {
  if (BROKERS.length > 0) return describe(`${what} (Apache Kafka)`, () => body(BROKERS));
  describe.skip(`${what} (Apache Kafka)`, () => it(LACK, () => undefined));
  process.stderr.write(`SKIPPED: ${what} on Apache Kafka; ${LACK}\n`);
};
