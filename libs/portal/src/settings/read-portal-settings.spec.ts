import { readPortalSettings } from '../index';

const adapter = {
  ...{
    adapter: 'national',
    adapterUrl: 'http://adapter.example',
    authEndpoint: '/a',
    integrationEndpoint: '/i',
  },
  ...{ shareEndpoint: '/s', username: 'u', password: 'bí mật', dstcode: 'VN', unitCode: 'H23' },
};

describe('portal.json', () => {
  it('fills in what is usual', () => {
    const settings = readPortalSettings(
      JSON.stringify({ adapter, terms: { fields: { 'Đất đai': 'G03-DD01' } } }),
    );
    expect(settings).toMatchObject({
      adapter: { sessionMinutes: 10, timeoutMs: 15_000 },
      terms: {
        applicantKind: { person: '1', organisation: '2' },
        ineligibleStatus: '9',
        fields: { 'Đất đai': 'G03-DD01' },
      },
      concurrency: 16,
    });
  });

  it('names every fault by its place and repeats no value', () => {
    const faulty = {
      adapter: { ...adapter, adapterUrl: 'bí mật', username: undefined, more: 1 },
      concurrency: 0,
    };
    const read = () => readPortalSettings(JSON.stringify(faulty));
    expect(read).toThrow(/\/adapter\/adapterUrl/);
    expect(read).toThrow(/\/adapter\/username/);
    expect(read).toThrow(/\/adapter\/more/);
    expect(read).toThrow(/\/concurrency/);
    expect(read).not.toThrow(/bí mật/);
    expect(() => readPortalSettings('{')).toThrow(/no JSON/);
  });
});
