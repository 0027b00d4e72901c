/** How often somebody may try to sign in: counted in the database, so that it holds over all processes together. */
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Keys } from '../platform/files/keys.ts';
import { Refusal } from '../platform/refusal.ts';

/** Ten tries in a quarter of an hour for a login from one address, sixty for an address. */
const SECONDS = 900;
const A_LOGIN = 10;
const AN_ADDRESS = 60;

/** Counts a try of `login` from `address`. Refuses 429 sign_in.too_often. */
export type Tries = (address: string, login: string) => Promise<void>;

/** `pool` is the restricted role's; addresses and logins are kept as keyed hashes only. */
export function signInTries(pool: pg.Pool, keys: Pick<Keys, 'blind'>): Tries {
  const limit = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'sign_in_try',
      tableCreated: true,
      // the nightly job throws them away (jobs.ts)
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: SECONDS,
    });
  const perLogin = limit('login', A_LOGIN);
  const perAddress = limit('address', AN_ADDRESS);
  const hidden = (text: string) => keys.blind(`sign-in ${text}`).toString('hex');
  return async (address, login) => {
    try {
      await Promise.all([
        perAddress.consume(hidden(address)),
        // a separator that stands in no address: nobody's pair is another's
        perLogin.consume(hidden(`${address}\n${login}`)),
      ]);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw new Refusal(429, [{ code: 'sign_in.too_often', values: { minutes: SECONDS / 60 } }]);
    }
  };
}
