import { CLASSIC_TERMS, readPortalSettings } from '../index';

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

  it('folds the status of what was made at the portal unless told otherwise, each by itself', () => {
    const terms = { statusAtPortal: { '1': '1', '3': '11' } };
    expect(readPortalSettings(JSON.stringify({ adapter, terms })).terms.statusAtPortal).toEqual({
      ...{ '1': '1', '2': '2', '3': '11', '4': '2', '5': '5' },
      ...{ '6': '2', '7': '5', '8': '5', '9': '2', '10': '2' },
    });
    expect(readPortalSettings(JSON.stringify({ adapter })).terms).toEqual(CLASSIC_TERMS);
    for (const wrong of [{ '11': '2' }, { '4': 'hai' }])
      expect(() => readPortalSettings(JSON.stringify({ adapter, terms: { statusAtPortal: wrong } }))).toThrow(
        /terms\/statusAtPortal/,
      );
  });

  it('tells no status where the wrapper has no address for it', () => {
    const url = 'https://lgsp.example/a';
    const wrapper = {
      ...{ adapter: 'provincial', unitCode: 'H23', createUrl: url, updateUrl: url, progressUrl: url },
      lookUpUrl: url,
    };
    const termsOf = (more: object) =>
      readPortalSettings(JSON.stringify({ adapter: { ...wrapper, ...more } })).terms;
    expect(termsOf({})).not.toHaveProperty('statusAtPortal');
    expect(termsOf({ statusUrl: url })).toEqual(CLASSIC_TERMS);
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
