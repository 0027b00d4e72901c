import { useState } from 'react';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { useResource } from '../../web/resource.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Citation } from '../../web/ui/citation.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';

const GROUPS = ['statuses', 'marks', 'membershipKinds', 'dualPosts'] as const;

/**
 * What the words of a roster mean, in the rulebook's own sentences: each status, mark, seat and dual post with the rule that decides
 * on it. `only`: the words that stand on the page. The rules are fetched when somebody wants to know.
 */
export function Terms({ only }: { only?: readonly string[] }) {
  const { t, lang, own } = useText();
  const { labels } = useSession();
  const [wanted, setWanted] = useState(false);
  const words = GROUPS.flatMap((group) =>
    Object.keys(labels?.[group] ?? {})
      .filter((code) => !only || only.includes(code))
      .map((code) => ({ code, label: capitalized(labelOf(group, code, lang), lang) })),
  );
  const ruleOf = (code: string) => labelOf('termRules', code, lang);
  const needed = [...new Set(words.map(({ code }) => ruleOf(code)))];
  const { data, error } = useResource(wanted ? needed.join(' ') : undefined, async () =>
    Object.fromEntries(await Promise.all(needed.map(async (id) => [id, (await api.ruleGet({ id })).now] as const))),
  );
  if (words.length === 0) return null;
  return (
    <Disclosure title={t('members.terms.title')} onOpen={() => setWanted(true)}>
      {error !== undefined && <Refusal error={error} />}
      <Facts
        facts={words.map(({ code, label }) => {
          const id = ruleOf(code);
          const rule = data?.[id];
          const citation = rule?.sources.map((source) => own(source.text)).join('; ') ?? id;
          return {
            label,
            value: rule && (
              <>
                {own(rule.text)}{' '}
                <Citation rule={{ id, citation, source: own(rule.text), confidence: rule.confidence }} />
              </>
            ),
          };
        })}
      />
    </Disclosure>
  );
}
