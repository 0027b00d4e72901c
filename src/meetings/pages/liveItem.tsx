import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { Reason } from '../../web/refusal.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CheckboxField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { ItemRecord } from '../item.ts';

type Values = { discussion?: string; conclusion?: string; taken?: boolean };

/** A point of the agenda: what was said is kept as a draft on the device while it is typed, and saved with one press. */
export function LiveItem({ item, because }: { item: ItemRecord; because: readonly Reason[] }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <div id={`item-${item.id}`}>
      <Disclosure
        title={
          <span>
            <bdi>{item.title}</bdi> {item.taken && <StateBadge state="done">{t('meetings.record.taken')}</StateBadge>}
          </span>
        }
        open={item.discussion !== '' && !item.taken}
      >
        {item.preparation && <p className="quiet">{item.preparation}</p>}
        <CommandForm<Values, unknown>
          name="meeting.item"
          entity={`${item.id} ${item.version}`}
          initial={{
            discussion: item.discussion,
            conclusion: item.conclusion,
            taken: item.taken || item.version === 1,
          }}
          submit={({ discussion, conclusion, taken }, commandId) =>
            api.meetingItem(
              {
                id: item.id,
                version: item.version,
                discussion: discussion ?? '',
                conclusion: conclusion ?? '',
                taken: taken ?? false,
              },
              { commandId },
            )
          }
          onDone={revalidate}
          verb={t('meetings.live.save_item')}
          look="quiet"
          because={because}
        >
          <MultilineField name="discussion" label={t('meetings.live.discussion')} rows={4} maxLength={20_000} />
          <MultilineField name="conclusion" label={t('meetings.live.conclusion')} rows={2} maxLength={5000} />
          <CheckboxField name="taken" label={t('meetings.live.taken')} />
        </CommandForm>
      </Disclosure>
    </div>
  );
}
