import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { valueAt } from '../../web/ui/form/values.ts';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { AmendmentChange } from '../amendment.ts';
import type { ResolutionRecord } from '../resolution.ts';
import { reasonsNotToAmend } from '../rules/amendments.ts';
import { addresses } from './addresses.ts';
import { measures } from './measures.ts';
import { TargetFields, type TargetValues, targetOf, valuesOfTarget } from './targetFields.tsx';

type ChangeValues = { kind: AmendmentChange['kind']; targetId?: string; target?: TargetValues };
type Values = { on: string; act: 'resolution' | 'decision'; reason: string; changes: ChangeValues[] };

export const handle: PageHandle = { title: (t) => t('resolutions.amend.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const resolution = (await api.resolutionGet({ id: params.id ?? '' })) as ResolutionRecord;
  return { unit: resolution.unit, resolution };
}

/** Amends an issued resolution by a dated resolution or decision: each target that changes, with its whole new text. */
export default function AmendPage() {
  const { t } = useText();
  const { resolution } = useLoaderData<typeof loader>();
  const { id, version, targets } = resolution;
  const navigate = useNavigate();
  const { today } = session();
  return (
    <Page
      title={t('resolutions.amend.title')}
      lead={<Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution.title, to: paths.resolution(id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="resolution.amend"
        entity={`${id} ${version}`}
        initial={{
          on: today,
          act: 'decision',
          changes: targets.slice(0, 1).map((target) => ({
            kind: 'change',
            targetId: target.id,
            target: valuesOfTarget(target),
          })),
        }}
        because={resolution.may['resolution.amend']}
        check={(values) =>
          reasonsNotToAmend(changesOf(values.changes), {
            resolution,
            targets: new Map(targets.map((target) => [target.id, target])),
            lastOn: null,
            on: values.on,
            today,
            measures: measures(),
          })
        }
        submit={({ changes, ...values }, commandId) =>
          api.resolutionAmend({ id, version, ...values, changes: changesOf(changes) }, { commandId })
        }
        onDone={() => navigate(addresses.amendments(id))}
        verb={t('resolutions.amend.verb')}
        cancel={paths.resolution(id)}
      >
        {(values) => (
          <>
            <ChoiceField
              name="act"
              label={t('resolutions.amend.act')}
              choices={[
                { value: 'decision', label: t('resolutions.amend.decision') },
                { value: 'resolution', label: t('resolutions.amend.resolution') },
              ]}
              required
            />
            <DateField name="on" label={t('resolutions.annul.on')} max={today} required />
            <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
            <RepeatGroup
              name="changes"
              label={t('resolutions.amend.changes')}
              help={t('resolutions.amend.changes_help')}
              rowLabel={(number) => t('resolutions.amend.change_number', { number })}
              add={t('resolutions.amend.add_change')}
              blank={{ kind: 'change' }}
              required
            >
              {(prefix) => <ChangeFields prefix={prefix} kind={valueAt(values, `${prefix}.kind`)} targets={targets} />}
            </RepeatGroup>
            <Notice>
              <p>{t('resolutions.amend.consequence')}</p>
            </Notice>
          </>
        )}
      </CommandForm>
    </Page>
  );
}

type ChangeFieldsProps = { prefix: string; kind: unknown; targets: ResolutionRecord['targets'] };

function ChangeFields({ prefix, kind, targets }: ChangeFieldsProps) {
  const { t } = useText();
  return (
    <>
      <ChoiceField
        name={`${prefix}.kind`}
        label={t('resolutions.amend.kind')}
        choices={[
          { value: 'change', label: t('resolutions.amend.kind_change') },
          { value: 'add', label: t('resolutions.amend.kind_add') },
          { value: 'drop', label: t('resolutions.amend.kind_drop') },
        ]}
        required
      />
      {kind !== 'add' && (
        <ChoiceField
          name={`${prefix}.targetId`}
          label={t('resolutions.target.indicator')}
          as="list"
          choices={targets.map((target) => ({ value: target.id, label: target.indicator }))}
          required
        />
      )}
      {kind !== 'drop' && <TargetFields prefix={`${prefix}.target`} />}
    </>
  );
}

/** What was typed, as the command takes it: an added target has no name yet, a dropped one no text any more. */
function changesOf(changes: readonly ChangeValues[] | undefined): AmendmentChange[] {
  return (changes ?? []).map(({ kind, targetId, target }) => ({
    kind,
    targetId: kind === 'add' ? null : (targetId ?? null),
    target: kind === 'drop' || !target ? null : targetOf(target),
  }));
}
