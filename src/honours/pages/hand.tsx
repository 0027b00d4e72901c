import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CheckboxListField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { useHonourWords } from './words.ts';

const MOST = 200;
type Values = { ids: string[]; handedOn: string; numbers?: Record<string, string> };

export const handle: PageHandle = { title: (t) => t('honours.hand.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.badgeList({ unit: id, state: 'decided', limit: MOST, sort: 'unit' }),
  ]);
  return { unit, lines };
}

/** Notes that badges were handed over at a ceremony, with the number of each. */
export default function HandBadgesPage() {
  const { t } = useText();
  const { money, years } = useHonourWords();
  const { unit, lines } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const title = t('honours.hand.title');
  const crumbs = [{ label: t('honours.tabs.badges'), to: paths.badges(unit.id) }];
  if (lines.items.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title={t('honours.hand.none')}>{t('honours.hand.none_hint')}</Empty>
      </Page>
    );
  return (
    <Page title={title} lead={t('honours.hand.lead')} crumbs={crumbs}>
      {lines.total > lines.items.length && (
        <Notice>{t('honours.propose.first', { shown: lines.items.length, total: lines.total })}</Notice>
      )}
      <CommandForm<Values, { ids: string[] }>
        name="badge.hand"
        entity={unit.id}
        initial={{ ids: lines.items.map((line) => line.id), handedOn: today }}
        submit={({ ids, handedOn, numbers }, commandId) =>
          api.badgeHand(
            { handedOn, items: ids.map((id) => ({ award: id, ...(numbers?.[id] && { badgeNo: numbers[id] }) })) },
            { commandId },
          )
        }
        onDone={() => navigate(paths.badges(unit.id, { state: 'handed' }))}
        verb={t('honours.badges.hand')}
        cancel={paths.badges(unit.id)}
      >
        {(values: Partial<Values>) => (
          <>
            <DateField name="handedOn" label={t('honours.fact.handed_on')} max={today} required />
            <CheckboxListField
              name="ids"
              label={t('honours.hand.people')}
              choices={lines.items.map((line) => ({
                value: line.id,
                label: line.name,
                help: <Name>{listed([line.unitName, years(line.years), money(line.bonus)])}</Name>,
              }))}
              required
            />
            {lines.items
              .filter((line) => values.ids?.includes(line.id))
              .map((line) => (
                <TextField
                  key={line.id}
                  name={`numbers.${line.id}`}
                  label={t('honours.hand.number_of', { name: line.name })}
                  maxLength={40}
                />
              ))}
          </>
        )}
      </CommandForm>
    </Page>
  );
}
