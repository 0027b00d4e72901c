import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
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
import { CautionNotice, Cautions } from './cautions.tsx';
import { GiverFields, type GiverValues, giverFrom } from './giverFields.tsx';
import { useHonourWords } from './words.ts';

const MOST = 200;
type Values = GiverValues & { ids: string[]; decidedOn: string; number: string };

export const handle: PageHandle = { title: (t) => t('honours.decide.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.badgeList({ unit: id, state: 'proposed', limit: MOST, sort: 'unit' }),
  ]);
  return { unit, lines };
}

/** Enters the decision on what was proposed, many at once. */
export default function DecideBadgesPage() {
  const { t } = useText();
  const { named, years } = useHonourWords();
  const { unit, lines } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const title = t('honours.decide.title');
  const crumbs = [{ label: t('honours.tabs.badges'), to: paths.badges(unit.id) }];
  if (lines.items.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title={t('honours.decide.none')}>{t('honours.badges.none_hint')}</Empty>
      </Page>
    );
  return (
    <Page title={title} lead={t('honours.decide.lead', { unit: unit.name })} crumbs={crumbs}>
      {lines.total > lines.items.length && (
        <Notice>{t('honours.propose.first', { shown: lines.items.length, total: lines.total })}</Notice>
      )}
      <CautionNotice lines={lines.items} />
      <CommandForm<Values, { ids: string[] }>
        name="badge.decide"
        entity={unit.id}
        // who is to be weighed is ticked by hand
        initial={{
          ids: lines.items.filter((line) => line.cautions.length === 0).map((line) => line.id),
          decidedOn: today,
        }}
        submit={({ ids, decidedOn, number, ...giver }, commandId) =>
          api.badgeDecide({ awards: ids, decidedOn, number, ...giverFrom(giver) }, { commandId })
        }
        onDone={() => navigate(paths.badges(unit.id, { state: 'decided' }))}
        verb={t('honours.badges.decide')}
        cancel={paths.badges(unit.id)}
      >
        {(values: Partial<Values>) => (
          <>
            <CheckboxListField
              name="ids"
              label={t('honours.decide.people')}
              choices={lines.items.map((line) => ({
                value: line.id,
                label: line.name,
                help: (
                  <>
                    <Name>
                      {listed([
                        line.unitName,
                        years(line.years),
                        t('honours.decide.round', { date: date(line.roundOn) }),
                        line.early && named('badgeEarly', line.early),
                      ])}
                    </Name>
                    <Cautions line={line} marked />
                  </>
                ),
              }))}
              required
            />
            <GiverFields places={unit.path} kinds="badgeDeciders" label={t('honours.decide.by')} />
            <TextField name="number" label={t('honours.fact.number')} maxLength={60} required />
            <DateField name="decidedOn" label={t('honours.fact.decided_on')} max={today} required />
            {values.ids && values.ids.length > 0 && (
              <Notice live>{t('honours.decide.follows', { count: values.ids.length })}</Notice>
            )}
          </>
        )}
      </CommandForm>
    </Page>
  );
}
