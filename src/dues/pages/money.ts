import { t } from '../../web/words.ts';

/** An amount with the currency's name: "15.000 đồng". */
export function money(amount: number): string {
  return t('dues.money', { amount });
}
