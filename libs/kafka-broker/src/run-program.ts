import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { KafkaBrokerError } from './errors';

const NEEDED: Readonly<Record<string, string>> = {
  java: 'a Java runtime, 17 or newer (Debian: default-jre-headless)',
  mvn: 'Apache Maven (Debian: maven), once, to fetch the jars of Apache Kafka',
};

/** Runs a program to its end. @throws KafkaBrokerError when it is not installed, Error with what it wrote when it fails */
export const runProgram = async (program: 'java' | 'mvn', words: readonly string[]): Promise<void> => {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${program} ended with code ${code}:\n${said.trim()}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new KafkaBrokerError(
      'kafka-prerequisite-missing',
      `"${program}" was not found: install ${NEEDED[program]}`,
    );
  }
};
