import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  capabilitiesAt,
  demand,
  type Grant,
  isWithin,
  may,
  onlyUnit,
  type Reach,
  sees,
  subtreeOf,
} from './access.ts';
import { Refusal } from './refusal.ts';

const grant = (...reaches: Reach[]): Grant => ({
  id: 'g',
  reason: 'post',
  post: 'secretary',
  unit: { id: 'u', division: 'd', path: reaches[0]?.path ?? '' },
  reaches,
});
const path = fc
  .array(fc.stringMatching(/^[0-9a-z]{4}$/), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const status = (work: () => void) => {
  try {
    work();
  } catch (error) {
    return error instanceof Refusal ? [error.status, error.reasons[0]?.code] : error;
  }
  return 'allowed';
};

describe('a range of the tree', () => {
  it('holds the unit and all below it, and nothing beside', () => {
    fc.assert(
      fc.property(path, path, (upper, other) => {
        expect(isWithin(other, subtreeOf(upper))).toBe(other.startsWith(upper));
      }),
    );
    fc.assert(
      fc.property(path, path, (upper, more) => {
        expect(isWithin(upper + more, subtreeOf(upper))).toBe(true);
      }),
    );
  });
  it('of one unit holds that unit alone', () => {
    fc.assert(
      fc.property(path, path, (unit, other) => {
        expect(isWithin(other, onlyUnit(unit))).toBe(other === unit);
      }),
    );
    fc.assert(
      fc.property(path, path, (unit, more) => {
        expect(isWithin(unit + more, onlyUnit(unit))).toBe(false);
      }),
    );
  });
  it('names the units above, the top first and itself left out', () => {
    expect(ancestorsOf('000100020003')).toEqual(['0001', '00010002']);
    expect(ancestorsOf('0001')).toEqual([]);
  });
});

describe('a grant', () => {
  const secretary = grant(
    { path: '00010002', depth: 'subtree', capabilities: ['member.read'] },
    { path: '00010002', depth: 'unit', capabilities: ['meeting.call'] },
  );

  it('carries a capability as deep as it reaches', () => {
    expect(may(secretary, 'member.read', '000100020007')).toBe(true);
    expect(may(secretary, 'meeting.call', '00010002')).toBe(true);
    expect(may(secretary, 'meeting.call', '000100020007')).toBe(false);
    expect(may(secretary, 'member.read', '0001')).toBe(false);
    expect(may(secretary, 'member.read', '00010003')).toBe(false);
  });
  it('says what can be done at a unit', () => {
    expect(capabilitiesAt(secretary, '00010002').sort()).toEqual(['meeting.call', 'member.read']);
    expect(capabilitiesAt(secretary, '000100020007')).toEqual(['member.read']);
    expect(capabilitiesAt(secretary, '0001')).toEqual([]);
  });
  it('answers "not found" where it does not see, "not allowed" where it sees', () => {
    expect(status(() => demand(secretary, 'meeting.call', '000100020007'))).toEqual([403, 'right.missing']);
    expect(status(() => demand(secretary, 'meeting.call', '00010003'))).toEqual([404, 'not_found']);
    expect(status(() => demand(secretary, 'meeting.call', '00010002'))).toBe('allowed');
  });
  it('without a reach sees nothing at all', () => {
    fc.assert(
      fc.property(path, (unit) => {
        expect(sees(grant(), unit)).toBe(false);
      }),
    );
  });
  it('of the local operator reaches everything', () => {
    const operator = grant({ path: '', depth: 'subtree', capabilities: ['*'] });
    fc.assert(
      fc.property(path, (unit) => {
        expect(may(operator, 'unit.found', unit)).toBe(true);
      }),
    );
  });
});
