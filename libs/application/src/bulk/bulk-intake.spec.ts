import { randomUUID } from 'node:crypto';
import { StoreUnavailable } from '@hoso/event-store';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { ONE_PROCEDURE, requestOf, startApplication } from '../testing';
import type { BulkLine, BulkResult } from './bulk-intake';

const commandId = randomUUID();

/** A dossier is opened and transferred. */
const LIFE: readonly BulkLine[] = [
  {
    line: 1,
    commandId,
    request: requestOf('Receive', { opening: openingData(), components: COMPLETE }, { commandId }),
  },
  { line: 2, ref: commandId, request: requestOf('Transfer', { to: HANDLING_UNIT }) },
];

async function* lines() {
  for (const line of LIFE) yield await Promise.resolve(line);
}

it('tells of a dossier whose number was given and whose opening then failed why it failed, so that all is sent again', async () => {
  const { bulk, store, stop } = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  const results = async () => {
    const all: BulkResult[] = [];
    for await (const result of bulk.run(lines())) all.push(result);
    return all.sort((one, other) => one.line - other.line);
  };
  const append = store.append.bind(store);
  const away = new StoreUnavailable('away');
  const failing = jest
    .spyOn(store, 'append')
    .mockImplementation((stream, ...rest) =>
      stream.startsWith('dossier-') ? Promise.reject(away) : append(stream, ...rest),
    );
  expect(await results()).toMatchObject([{ fault: away }, { fault: away }]);
  failing.mockRestore();
  expect(await results()).toMatchObject([{ outcome: { revision: 0 } }, { outcome: { revision: 1 } }]);
  await stop();
});
