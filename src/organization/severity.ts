/** How grave a finding of an integrity check is. Shared with the browser. error: two records cannot both be true. warning: a rule or a duty is not met. note: unusual, and worth a look. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];
