import type { PostKindsResult } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';

type Grants = PostKindsResult['posts'][number]['grants'];

const REACHES = {
  unit: 'organization.reach.unit',
  subtree: 'organization.reach.subtree',
  overseen: 'organization.reach.overseen',
};

/** The rights that follow from a post, in words, by how far they reach. */
export function Rights({ grants }: { grants: Grants }) {
  const { t, lang } = useText();
  const between = lang === 'ar' ? '؛ ' : '; ';
  return grants.map((grant) => (
    <div key={grant.at}>
      <strong>{t(REACHES[grant.at])}</strong>
      <p className="small">{grant.capabilities.map((one) => t(`rulebook.capability.${one}`)).join(between)}</p>
    </div>
  ));
}
