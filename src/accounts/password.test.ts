import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, reasonsAgainstPassword } from './password.ts';

describe('a password', () => {
  it('is kept as argon2id with OWASP’s parameters, different each time', async () => {
    const [one, two] = [await hashPassword('ngọn đèn trước gió'), await hashPassword('ngọn đèn trước gió')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('is told from others, and there is none for an account that does not exist', async () => {
    const stored = await hashPassword('ngọn đèn trước gió');
    expect(await isPassword(stored, 'ngọn đèn trước gió')).toBe(true);
    for (const wrong of ['ngọn đèn trước gió ', 'Ngọn đèn trước gió', '', stored])
      expect(await isPassword(stored, wrong), wrong).toBe(false);
    for (const none of [null, undefined, '', 'no hash at all'])
      expect(await isPassword(none, 'ngọn đèn trước gió')).toBe(false);
  });

  it('is refused when short, common, or the login itself; composition does not matter', () => {
    const codes = (password: string) => reasonsAgainstPassword(password, 'nguyen.an').map(({ code }) => code);
    expect(codes('ngắn quá')).toEqual(['password.short']);
    expect(codes('Nguyen.An.2026')).toEqual(['password.login']);
    for (const common of ['aaaaaaaaaa', '1234567890', 'Password2026', '0123456789ab'])
      expect(codes(common), common).toEqual(['password.common']);
    expect(codes('chỉ toàn chữ thường')).toEqual([]);
  });
});
