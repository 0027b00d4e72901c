import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshBytes } from '../random.ts';

/** The keys of an installation, kept outside the database: who steals the database alone reads no number and no file. */
export type Keys = {
  /** encrypts a column or a chunk; `context` binds the ciphertext to its place */
  encrypt(plain: Buffer | string, context: string): Buffer;
  decrypt(cipher: Buffer, context: string): Buffer;
  /** a keyed hash for equality (card numbers): the same text gives the same hash, without giving the text */
  blind(value: string): Buffer;
  signing: { privateKey: KeyObject; publicKey: KeyObject };
};

/** Reads the keys of `folder`, making them on first use (mode 0600). A folder with a database and without its keys must never be guessed at: see docs/operations.md. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const master = Buffer.from(
    await kept(join(folder, 'master.key'), () => randomBytes(32).toString('base64')),
    'base64',
  );
  const pem = await kept(join(folder, 'ledger.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(pem);
  return { ...keysFrom(master), signing: { privateKey, publicKey: createPublicKey(privateKey) } };
}

function keysFrom(master: Buffer): Omit<Keys, 'signing'> {
  // a key object is prepared once; a plain buffer would be prepared anew for every column (five times slower)
  const derive = (use: string) => createSecretKey(Buffer.from(hkdfSync('sha256', master, 'chibo', use, 32)));
  const data = derive('data');
  const equality = derive('equality');
  return {
    encrypt(plain, context) {
      const iv = freshBytes(12);
      const cipher = createCipheriv('aes-256-gcm', data, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    decrypt(cipher, context) {
      const decipher = createDecipheriv('aes-256-gcm', data, cipher.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(cipher.subarray(12, 28));
      return Buffer.concat([decipher.update(cipher.subarray(28)), decipher.final()]);
    },
    blind: (value) => createHmac('sha256', equality).update(value.normalize('NFC')).digest(),
  };
}

async function kept(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await writeFile(path, make(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return await readFile(path, 'utf8');
}
