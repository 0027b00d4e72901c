import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CheckboxListField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { CautionNotice, Cautions } from './cautions.tsx';
import { Chosen, summed } from './chosen.tsx';
import { useHonourWords } from './words.ts';

/** So many stand on the page, and go into one command. */
const MOST = 200;

export const handle: PageHandle = { title: (t) => t('honours.propose.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const round = new URL(request.url).searchParams.get('round') ?? undefined;
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.badgeDue({ unit: id, limit: MOST, sort: 'unit', ...(round && { round }) }),
  ]);
  return { unit, lines, round: round ?? lines.rounds[0] ?? '' };
}

/** Proposes the people of a round, many at once: who is ticked, with the money that follows. */
export default function ProposeBadgesPage() {
  const { t } = useText();
  const { money, years } = useHonourWords();
  const { unit, lines, round } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const due = lines.items.map((line) => ({ ...line, value: `${line.personId} ${line.years}` }));
  const title = t('honours.propose.title');
  const crumbs = [{ label: t('honours.tabs.due'), to: paths.badgesDue(unit.id, { round }) }];
  const chosenOf = (keys: readonly string[] = []) => due.filter((line) => keys.includes(line.value));
  if (due.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title={t('honours.due.none')}>{t('honours.due.none_hint')}</Empty>
      </Page>
    );
  return (
    <Page title={title} lead={t('honours.propose.lead', { round: date(round), unit: unit.name })} crumbs={crumbs}>
      {lines.total > due.length && (
        <Notice>{t('honours.propose.first', { shown: due.length, total: lines.total })}</Notice>
      )}
      <CautionNotice lines={due} />
      <CommandForm<{ people: string[] }, { ids: string[] }>
        name="badge.propose"
        entity={`${unit.id} ${round}`}
        // who is to be weighed is ticked by hand
        initial={{ people: due.filter((line) => line.cautions.length === 0).map((line) => line.value) }}
        submit={({ people }, commandId) =>
          api.badgePropose(
            { roundOn: round, items: chosenOf(people).map(({ personId, years: step }) => ({ personId, years: step })) },
            { commandId },
          )
        }
        onDone={() => navigate(paths.badges(unit.id, { state: 'proposed', round }))}
        verb={t('honours.due.propose')}
        cancel={paths.badgesDue(unit.id, { round })}
      >
        {(values: { people?: string[] }) => (
          <>
            <CheckboxListField
              name="people"
              label={t('honours.propose.people')}
              choices={due.map((line) => ({
                value: line.value,
                label: line.name,
                help: (
                  <>
                    <Name>
                      {listed([
                        line.unitName,
                        years(line.years),
                        t('honours.propose.due', { date: date(line.dueOn) }),
                        money(line.bonus),
                      ])}
                    </Name>
                    <Cautions line={line} marked />
                  </>
                ),
              }))}
              required
            />
            <Chosen {...summed(chosenOf(values.people))} />
          </>
        )}
      </CommandForm>
    </Page>
  );
}
