/** The codings that a client takes: `gzip, br;q=0` takes gzip only. */
export function codingsTaken(accepted: string | undefined): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const each of (accepted ?? '').toLowerCase().split(',')) {
    const [coding = '', quality] = each.trim().split(/\s*;\s*q\s*=\s*/);
    if (quality === undefined || Number(quality) > 0) taken.add(coding);
  }
  return taken;
}
