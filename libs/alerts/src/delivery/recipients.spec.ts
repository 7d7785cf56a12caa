import { AlertRecipientsError, readRecipients, recipientsOf } from './recipients';

const faultsOf = (content: unknown): readonly string[] => {
  try {
    readRecipients(typeof content === 'string' ? content : JSON.stringify(content));
    return [];
  } catch (error) {
    return (error as AlertRecipientsError).faults;
  }
};

const mail = { name: 'so', mail: 'so@example.vn', unit: 'H23.15' };
const hook = {
  name: 'noc',
  webHook: { url: 'https://noc.example.vn/a', secret: '0123456789abcdef' },
  unit: 'all',
};

describe('the recipients of alerts', () => {
  it('have defaults: mails gather a quarter of an hour and keep quiet hours, hooks do neither', () =>
    expect(readRecipients(JSON.stringify({ recipients: [mail, hook] }))).toMatchObject([
      { sink: 'mail', digestMinutes: 15, quietHours: true, audiences: ['officer', 'head', 'superior'] },
      { sink: 'web-hook', url: hook.webHook.url, digestMinutes: 0, quietHours: false },
    ]));

  it.each([
    ['no JSON', '{'],
    ['no list', {}],
    ['no object', { recipients: [1] }],
    ['no name', { recipients: [{ ...mail, name: '' }] }],
    ['neither way', { recipients: [{ name: 'x', unit: 'all' }] }],
    ['both ways', { recipients: [{ ...mail, ...hook }] }],
    ['two addresses', { recipients: [{ ...mail, mail: 'a@b.vn, c@d.vn' }] }],
    ['a file', { recipients: [{ ...hook, webHook: { ...hook.webHook, url: 'file:///etc/passwd' } }] }],
    ['a short secret', { recipients: [{ ...hook, webHook: { ...hook.webHook, secret: 'short' } }] }],
    ['an unknown kind', { recipients: [{ ...mail, kinds: ['late'] }] }],
    ['nobody', { recipients: [{ ...mail, audiences: [] }] }],
    ['more than a day', { recipients: [{ ...mail, digestMinutes: 1441 }] }],
    ['an unknown member', { recipients: [{ ...mail, colour: 'red' }] }],
    ['one name twice', { recipients: [mail, mail] }],
  ])('with %s are refused as a whole', (_, content) => {
    expect(faultsOf(content)).toHaveLength(1);
    expect(faultsOf(content).join()).not.toMatch(/passwd|short$|example/);
  });

  it('are told of their unit, their rung, their officer and their kinds', () => {
    const [all, unit, officer, above] = readRecipients(
      JSON.stringify({
        recipients: [
          { ...hook, kinds: ['overdue'] },
          { ...mail, audiences: ['officer', 'head'] },
          { ...mail, name: 'binh', officer: 'binh' },
          { ...mail, name: 'tinh', unit: 'H23' },
        ],
      }),
    );
    const told = { kind: 'overdue', unit: 'H23.15', superior: 'H23', officer: 'binh' } as const;
    const list = [all!, unit!, officer!, above!];
    const names = (audience: 'officer' | 'superior', changes: object = {}) =>
      recipientsOf(list, { ...told, ...changes }, audience).map(({ name }) => name);
    expect(names('officer')).toEqual(['noc', 'so', 'binh']);
    expect(names('officer', { officer: 'chi', kind: 'near-due' })).toEqual(['so']);
    expect(names('superior')).toEqual(['noc', 'tinh']);
    expect(names('officer', { unit: 'H23.19', superior: 'H23' })).toEqual(['noc']);
  });
});
