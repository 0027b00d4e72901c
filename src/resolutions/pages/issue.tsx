import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { actingGrant, labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { ManyUnitsField, UnitField } from '../../web/ui/form/unitField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { TargetTable } from './targetTable.tsx';

type Values = {
  on: string;
  to: 'cells' | 'direct' | 'all' | 'kinds' | 'named';
  recipients?: Option[];
  kinds?: string[];
  under?: Option;
};

export const handle: PageHandle = { title: (t) => t('resolutions.record.issue') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.resolutionGet({ id: params.id ?? '' })) as ResolutionRecord;
}

/** Issues a draft: it takes its number, is signed by who acts, and reaches the units below. */
export default function IssuePage() {
  const { t, lang, own } = useText();
  const resolution = useLoaderData<typeof loader>();
  const { id, version } = resolution;
  const navigate = useNavigate();
  const signer = listed([session().account?.name, capitalized(own(actingGrant()?.post), lang)]);
  return (
    <Page title={t('resolutions.record.issue')} crumbs={[{ label: resolution.title, to: paths.resolution(id) }]}>
      <Facts
        facts={[
          { label: t('resolutions.list.subject'), value: resolution.title },
          { label: t('resolutions.record.signer'), value: signer },
        ]}
      />
      {resolution.targets.length > 0 && (
        <Section title={t('resolutions.record.targets')}>
          <TargetTable targets={resolution.targets} />
        </Section>
      )}
      <Section title={t('resolutions.record.recipients')}>
        <CommandForm<Values, { id: string }>
          name="resolution.issue"
          entity={id}
          initial={{ on: session().today, to: 'cells' }}
          because={resolution.may['resolution.issue']}
          submit={({ on, to, recipients, kinds, under }, commandId) =>
            api.resolutionIssue(
              { id, version, on, recipients: recipientsOf(to, recipients, kinds, under) },
              { commandId },
            )
          }
          onDone={() => navigate(paths.resolution(id))}
          verb={t('resolutions.record.issue')}
          cancel={paths.resolution(id)}
        >
          {(values) => (
            <>
              <DateField name="on" label={t('resolutions.list.on')} max={session().today} required />
              <ChoiceField
                name="to"
                label={t('resolutions.issue.to')}
                choices={[
                  { value: 'cells', label: t('resolutions.issue.cells') },
                  { value: 'direct', label: t('resolutions.issue.direct') },
                  { value: 'all', label: t('resolutions.issue.all') },
                  { value: 'kinds', label: t('resolutions.issue.kinds') },
                  { value: 'named', label: t('resolutions.issue.named') },
                ]}
                required
              />
              {values.to === 'kinds' && (
                <>
                  <CheckboxListField
                    name="kinds"
                    label={t('resolutions.issue.of_kinds')}
                    choices={Object.keys(session().labels?.unitKinds ?? {}).map((kind) => ({
                      value: kind,
                      label: labelOf('unitKinds', kind, lang),
                    }))}
                    required
                  />
                  <UnitField
                    name="under"
                    label={t('resolutions.issue.under')}
                    help={t('resolutions.issue.under_help')}
                  />
                </>
              )}
              {values.to === 'named' && (
                <ManyUnitsField name="recipients" label={t('resolutions.record.recipients')} required />
              )}
              <Notice>
                <p>{t('resolutions.issue.consequence')}</p>
              </Notice>
            </>
          )}
        </CommandForm>
      </Section>
    </Page>
  );
}

/** Who it goes to, as the command takes it. */
function recipientsOf(to: Values['to'], named?: Option[], kinds?: string[], under?: Option) {
  if (to === 'named') return (named ?? []).map((unit) => unit.id);
  if (to === 'kinds') return { kinds: kinds ?? [], under: under?.id ?? null };
  return to;
}
