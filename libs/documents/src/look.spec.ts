import { writeFileSync } from 'node:fs';
import { composeLetter, } from './letters/compose-letter';
import { letterDocx } from './docx/letter-docx';
import { letterPdf } from './pdf/letter-pdf';
import { SAMPLE_LETTERS } from './testing';
import { plainDateOf } from '@hoso/kernel';
it('looks', async () => {
  for (const kind of Object.keys(SAMPLE_LETTERS) as any[]) for (const day of ['2025-06-20', '2025-10-20']) {
    const letter = composeLetter(kind, { ...(SAMPLE_LETTERS as any)[kind], day: plainDateOf(day), regime: day > '2025-09' ? 'nd118-2025': 'nd61-2018', ...(day > '2025-09' && { isDraft: true }) });
    if (!letter) { console.log('none', kind, day); continue; }
    const t = performance.now();
    const pdf = await letterPdf(letter);
    console.log(kind, day, pdf.length, performance.now() - t, Buffer.compare(pdf, await letterPdf(letter)));
    const d = await letterDocx(letter); await new Promise(r => setTimeout(r, 20)); console.log('2025docx', d.length, Buffer.compare(d, await letterDocx(letter)));
    writeFileSync(`/tmp/letters-${kind}-${day.slice(0,4)}-${day.slice(5,7)}.docx`, d);
    writeFileSync(`/tmp/letters-${kind}-${day.slice(0,4)}-${day.slice(5,7)}.pdf`, pdf);
  }
});
