import { fork } from 'node:child_process';
import { once } from 'node:events';
import { anonymousBytesOf, cpuMsOf, descendantsOf } from './process-usage';

const BUSY = `
  const until = process.cpuUsage().user + 300_000;
  const held = Buffer.alloc(64 * 1024 * 1024, 1);
  while (process.cpuUsage().user < until);
  process.send(held.length);
  setInterval(() => undefined, 1000);
`;

describe('the use of a process', () => {
  it('is read for another one, while it runs', async () => {
    const child = fork('-e', [BUSY], { execArgv: [], execPath: process.execPath });
    try {
      await once(child, 'message');
      expect(descendantsOf(process.pid)).toContain(child.pid);
      expect(cpuMsOf(child.pid!)).toBeGreaterThanOrEqual(290);
      expect(anonymousBytesOf(child.pid!)).toBeGreaterThan(64 * 1024 * 1024);
    } finally {
      child.kill();
      await once(child, 'exit');
    }
    expect(cpuMsOf(child.pid!)).toBe(0);
  });
});
