/** One thing wrong with a rulebook: where (file, line, place in the file) and what, in words a clerk understands. */
export type Fault = { file: string; line?: number; path: string; message: string };

/** A rulebook that cannot be used, or a question it cannot answer. `faults` lists every fault found, not only the first. */
export class RulebookError extends Error {
  readonly faults: Fault[];
  constructor(message: string, faults: Fault[] = []) {
    super([message, ...faults.map(faultLine)].join('\n'));
    this.name = 'RulebookError';
    this.faults = faults;
  }
}

/** `posts.yaml, line 12, posts[secretary].label.ar: is missing` */
export function faultLine(fault: Fault): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}, line ${fault.line}`;
  return `  ${place}${fault.path === '' ? '' : `, ${fault.path}`}: ${fault.message}`;
}
