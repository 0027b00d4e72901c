import { bytes, dateTime } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { TaskEvent } from '../task.ts';
import { addresses } from './addresses.ts';

/** What was said on a task, the earliest first, with the files that hang on it. */
export function Comments({ comments }: { comments: readonly TaskEvent[] }) {
  const { t } = useText();
  if (comments.length === 0) return <p className="quiet">{t('resolutions.task.no_comments')}</p>;
  return (
    <ul className="stack">
      {comments.map((comment) => (
        <li key={comment.id}>
          <p>
            <Name>{comment.note}</Name>
          </p>
          <p className="small quiet">
            {t('resolutions.record.by_on', { name: comment.by, date: dateTime(comment.at) })}
          </p>
          {comment.files.map((file) => (
            <p key={file.id}>
              <a href={addresses.file(file.id)} download>
                <Icon name="file" /> <Name>{file.name}</Name>
              </a>{' '}
              <span className="quiet small">{bytes(file.bytes)}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
