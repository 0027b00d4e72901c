import { capitalized } from '../../rulebook/words.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import type { MemberRecord } from '../member.ts';

/** Who can see this record and why: the posts that carry the right, by name where the reader sees who holds them. */
export function Readers({ readers }: { readers: MemberRecord['readers'] }) {
  const { t, lang } = useText();
  return (
    <Disclosure title={t('members.readers.title')}>
      <p>{t('members.readers.lead')}</p>
      <ul>
        {readers.map((reader) => (
          <li key={`${reader.post} ${reader.unitId}`}>
            {t(reader.unmasked ? 'members.readers.unmasked' : 'members.readers.masked', {
              post: capitalized(labelOf('posts', reader.post, lang), lang),
              unit: reader.unitName,
            })}
            {reader.names.length > 0 && (
              <>
                {' '}
                (
                {reader.names.map((name, i) => (
                  <bdi key={name}>
                    {i > 0 && ', '}
                    {name}
                  </bdi>
                ))}
                )
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('members.readers.self')}</p>
    </Disclosure>
  );
}
