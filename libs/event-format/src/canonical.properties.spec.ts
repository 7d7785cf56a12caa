import fc from 'fast-check';
// By its file: the package offers itself to import() only, which is also why nothing but this specification uses it.
import canonicalize from '../../../node_modules/canonicalize/lib/canonicalize';
import { canonical, isCanonicalFormError } from './canonical';

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.integer({ min: 0, max: 120 }).map(String),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(null, true, false, -0, 1e21, 1e-7, 5e-324, '\u2028\u007f"\\\b\u0001', '€\r\ndò'),
    fc.array(tie('value')),
    fc.dictionary(key, fc.oneof(tie('value'), fc.constant(undefined))),
  ),
})).value;

describe('the canonical form', () => {
  it('equals the reference implementation of RFC 8785', () =>
    fc.assert(
      fc.property(json, (value) => expect(canonical(value)).toBe(canonicalize(value))),
      { numRuns: 1000 },
    ));

  it('is the same before and after storage', () =>
    fc.assert(
      fc.property(json, (value) =>
        expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value)),
      ),
    ));

  it('writes the example of RFC 8785, section 3.2.3', () =>
    expect(
      canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}'));

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, '\ud800', 'a\udc00b', [() => 1], { a: Symbol('x') }])(
    'refuses what is no JSON (case %#)',
    (value) => {
      let thrown: unknown;
      try {
        canonical(value);
      } catch (error) {
        thrown = error;
      }
      expect(isCanonicalFormError(thrown)).toBe(true);
    },
  );
});
