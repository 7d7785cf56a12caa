import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '@hoso/platform';
import { runProgram } from './run-program';

/** Called with what takes long, for people who wait. */
export type OnNotice = (text: string) => void;

const FETCH = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

/** The class path of Apache Kafka; fetched by Maven on first use, some 45 MB. @throws KafkaBrokerError without Maven */
export const kafkaClassPath = async (onNotice: OnNotice): Promise<string> => {
  const home = join(packageRoot(__dirname), 'infra', 'kafka');
  const jars = join(home, 'lib');
  if (!existsSync(jars)) {
    onNotice('Fetching Apache Kafka by Maven, once');
    // Under another name until it is whole.
    const fetched = await mkdtemp(join(home, 'fetch-'));
    try {
      const options = [`-DoutputDirectory=${fetched}`, '-DincludeScope=runtime'];
      await runProgram('mvn', ['-q', '-B', '-f', join(home, 'pom.xml'), FETCH, ...options]);
      await rename(fetched, jars).catch((error: unknown) => {
        if (!existsSync(jars)) throw error; // else somebody was faster
      });
    } finally {
      await rm(fetched, { recursive: true, force: true });
    }
  }
  return join(jars, '*');
};
