import { writeFileSync } from 'node:fs';
import { writeReport, REPORT_FORMATS } from './tables/write-report';
import { sampleReport } from './testing';
it('looks', async () => {
  for (const f of REPORT_FORMATS) {
    const chunks: Buffer[] = [];
    for await (const c of writeReport(sampleReport(), f).body) chunks.push(Buffer.from(c as string));
    writeFileSync('/tmp/report.' + f, Buffer.concat(chunks));
  }
  const t = performance.now();
  let n = 0,
    max = 0;
  const big = sampleReport({
    rows: (function* () {
      for (let i = 0; i < 20000; i++)
        yield { cells: [i, 'Lĩnh vực ' + i, i, i, 0.5, '2025-06-24T10:00:00.000Z'] };
    })(),
  });
  const chunks: Buffer[] = [];
  for await (const c of writeReport(big, 'xlsx').body) {
    n += c.length;
    max = Math.max(max, c.length);
    chunks.push(Buffer.from(c as any));
  }
  writeFileSync('/tmp/big.xlsx', Buffer.concat(chunks));
  console.log('big', n, max, performance.now() - t);
});
