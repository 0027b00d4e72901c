import { findRuleOn, numbersValue, numberValue, type Rulebook } from '../rulebook/rulebook.ts';
import type { AdmissionLimits, KnownCodes } from './rules.ts';

/** The codes of the rulebook that the register checks and counts by. */
export type MemberCodes = KnownCodes & {
  female: string;
  /** the ethnic group that is not a minority */
  majority: string;
  beginnings: string[];
  endings: string[];
  cellKinds: ReadonlySet<string>;
};

/** Reads the register's codes from the rulebook. */
export function memberCodes(rulebook: Rulebook): MemberCodes {
  const { membership } = rulebook;
  const ids = (list: readonly { id: string }[]) => new Set(list.map((entry) => entry.id));
  return {
    sexes: ids(membership.sexes),
    ethnicities: ids(membership.ethnicities),
    educationLevels: ids(membership.educationLevels),
    theoryLevels: ids(membership.theoryLevels),
    female: membership.counting.female,
    majority: membership.counting.majority,
    beginnings: (membership.beginnings ?? []).map((beginning) => beginning.id),
    endings: membership.endings.map((ending) => ending.id),
    cellKinds: new Set(rulebook.unitKinds.filter((kind) => kind.isCell).map((kind) => kind.id)),
  };
}

/** Age and probation as the rulebook had them on the day of the admission; rules without a version on that day set nothing. */
export function admissionLimits(rulebook: Rulebook, on: string): AdmissionLimits {
  const { age, probation } = rulebook.membership.rules;
  const ageRule = findRuleOn(rulebook, age, on);
  const probationRule = findRuleOn(rulebook, probation, on);
  return {
    minimumAge: ageRule ? (numbersValue(ageRule)[0] ?? 0) : 0,
    ageRule: age,
    probationMonths: probationRule ? numberValue(probationRule) : 0,
    probationRule: probation,
  };
}
