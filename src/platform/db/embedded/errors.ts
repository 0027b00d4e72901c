/** What the embedded server says when it cannot do what was asked; the message is meant for a person at a terminal. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError';
}

/** Somebody else already owns the server of this data directory. */
export class EmbeddedInUse extends EmbeddedError {
  override name = 'EmbeddedInUse';
  readonly pid: number;
  readonly dataDir: string;

  constructor(pid: number, dataDir: string) {
    super(
      `The data in ${dataDir} is already in use by process ${pid}. ` +
        `Stop that one first (kill ${pid}), or start this one with another data directory.`,
    );
    this.pid = pid;
    this.dataDir = dataDir;
  }
}
