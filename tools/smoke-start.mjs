// Starts the whole engine on a new data folder, asks what a newcomer asks, and stops it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN_MS = 30_000;
const folder = process.argv[2];
if (!folder) throw new Error('usage: smoke-start.mjs FOLDER');

const engine = spawn('npm', ['start', '--', '--data', folder, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true,
});
let said = '';
for (const stream of [engine.stdout, engine.stderr]) stream.on('data', (chunk) => (said += chunk));
const ended = once(engine, 'exit');

const runFile = async () => {
  try {
    return JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
  } catch {
    return undefined;
  }
};

const until = async (what, ask) => {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    if (engine.exitCode !== null) break;
    await wait(100);
  }
  throw new Error(`${what} did not come within ${READY_WITHIN_MS} ms:\n${said}`);
};

const expectStatus = async (url, status, init) => {
  const response = await fetch(url, init);
  if (response.status !== status)
    throw new Error(`${url}: ${response.status}, not ${status}: ${await response.text()}`);
  return response.json();
};

try {
  const run = await until('run.json', runFile);
  const base = `http://127.0.0.1:${run.ports.http}`;
  await until(
    'ready',
    async () => (await fetch(`${base}/health/ready`).catch(() => undefined))?.status === 200,
  );
  await expectStatus(`${base}/health/live`, 200);
  await expectStatus(`${base}/docs-json`, 200);
  await expectStatus(`${base}/v1/procedures`, 401);
  const headers = { authorization: `Bearer ${run.localKey}` };
  await until(
    'the sample catalogue',
    async () => (await expectStatus(`${base}/v1/procedures`, 200, { headers })).items.length > 40,
  );
  console.log('smoke start: ready, closed to strangers, with its sample');
} finally {
  if (engine.exitCode === null) process.kill(-engine.pid, 'SIGTERM');
  const code = await Promise.race([ended.then(([exit]) => exit), wait(20_000, 'no exit')]);
  if (code === 'no exit') process.kill(-engine.pid, 'SIGKILL');
}
