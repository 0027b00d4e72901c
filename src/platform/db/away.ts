/** Whether an error says that the server does not answer, and not what it thinks of the statement. */
export function isAway(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string };
  return (
    /^(08|57P)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'].includes(code) ||
    /Connection terminated|connection error|timeout exceeded when trying to connect/i.test(message)
  );
}
