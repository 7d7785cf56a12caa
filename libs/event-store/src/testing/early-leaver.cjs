// A process whose readers leave once they have seen what they look for: prints how many calls stay open after so many reads.
const { randomUUID } = require('node:crypto');
const { Duplex } = require('node:stream');
const { setTimeout: pause } = require('node:timers/promises');
const { queryObjects } = require('node:v8');
const { connectEventStore, startEmbeddedStore } = require('@hoso/event-store');

const [folder, turns, atOnce] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const EVENTS = 10;

/** Each call to a server has one; garbage is collected first. */
const duplexesAlive = () => queryObjects(Duplex, { format: 'count' });

const main = async () => {
  const server = await startEmbeddedStore({ folder });
  const store = connectEventStore(server.connectionString);
  const words = 'chữ '.repeat(500);
  const event = () => ({ id: randomUUID(), type: 'Noted', data: { words }, metadata: {} });
  await store.append('noted-1', 'no-stream', Array.from({ length: EVENTS }, event));
  const findLast = async () => {
    for await (const { revision } of store.read('noted-1')) if (revision === EVENTS - 1) return;
  };
  const allAtOnce = () => Promise.all(Array.from({ length: atOnce }, findLast));
  await allAtOnce();
  await pause(100);
  const before = duplexesAlive();
  for (let turn = 0; turn < turns; turn++) await allAtOnce();
  await pause(100);
  process.stdout.write(`${duplexesAlive() - before}\n`);
  process.exit(0);
};

main();
