import { RecentIds } from './recent-ids';

describe('the ids of the latest events', () => {
  const place = (n: number) => ({ stream: n, revision: n + 1, position: 0xfffffff0 + n });

  it('knows as many as it has room for, each at its own place', () => {
    const recent = new RecentIds(3);
    for (let n = 0; n < 4; n++) recent.add(`id-${n}`, place(n));
    expect(recent.find('id-0')).toBeUndefined();
    for (const n of [1, 2, 3]) expect(recent.find(`id-${n}`)).toStrictEqual(place(n));
  });

  it('keeps an id that came again as long as its later place', () => {
    const recent = new RecentIds(3);
    for (const [id, n] of [
      ['again', 0],
      ['other', 1],
      ['again', 2],
      ['third', 3],
    ] as const)
      recent.add(id, place(n));
    expect(recent.find('again')).toStrictEqual(place(2));
    recent.add('fourth', place(4));
    recent.add('fifth', place(5));
    expect(recent.find('again')).toBeUndefined();
  });
});
