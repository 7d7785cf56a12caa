// A process to be killed: serves the folder given first, appends without pause and prints what was acknowledged.
const { randomUUID } = require('node:crypto');
const { writeSync } = require('node:fs');
const { connectEventStore, startEmbeddedStore } = require('@hoso/event-store');

const [folder, writers] = [process.argv[2], Number(process.argv[3])];

const write = async (store, stream) => {
  let expected = 'no-stream';
  for await (const { revision } of store.read(stream, { direction: 'backwards', max: 1 }))
    expected = revision;
  for (;;) {
    const size = 1 + Math.floor(Math.random() * 3);
    const events = Array.from({ length: size }, () => ({
      id: randomUUID(),
      type: 'Written',
      data: { text: 'x'.repeat(Math.floor(Math.random() * 400)) },
      metadata: {},
    }));
    const { revision } = await store.append(stream, expected, events);
    writeSync(1, `${stream} ${revision}\n`);
    expected = revision;
  }
};

const main = async () => {
  const server = await startEmbeddedStore({ folder });
  const store = connectEventStore(server.connectionString);
  await Promise.all(Array.from({ length: writers }, (_, n) => write(store, `writer-${n}`)));
};

main().catch((error) => {
  writeSync(2, `${error.code}: ${error.message}\n`);
  process.exit(3);
});
