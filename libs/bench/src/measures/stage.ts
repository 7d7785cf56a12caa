/** Tells on the standard error what a benchmark does from now on, and how many seconds it has run. */
export const stage = (what: string): void =>
  void process.stderr.write(`${process.uptime().toFixed(1).padStart(7)} s  ${what}\n`);
