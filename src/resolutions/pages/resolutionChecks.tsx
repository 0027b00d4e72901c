import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CheckListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { CheckLine } from '../check.ts';
import type { ResolutionRecord } from '../resolution.ts';
import type { TaskOffer } from '../task.ts';
import { CheckFilters } from './checkFilters.tsx';
import { CheckTable } from './checkTable.tsx';
import { among } from './slotField.tsx';

type Values = { checks: { due: string; checkerId?: Option; what: string }[] };

export const handle: PageHandle = { title: (t) => t('resolutions.checks.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const { state, search, sort, after } = addressQuery(request);
  const resolution = (await api.resolutionGet({ id })) as ResolutionRecord;
  const filter = { state, search, sort, after } as Partial<CheckListInput>;
  const unit = resolution.received?.unit ?? resolution.unit;
  const page = await api.checkList({ unit: unit.id, resolution: id, ...filter });
  const planning = resolution.may['check.plan']?.length === 0 && may('task.assign');
  const offer = planning ? ((await api.taskOffer({ unit: resolution.unit.id })) as TaskOffer) : null;
  return { unit, resolution, offer, page: page as { items: CheckLine[]; total: number; next: string | null } };
}

/** The check calendar of one resolution, and new dates for it. */
export default function ResolutionChecksPage() {
  const { t } = useText();
  const { resolution, offer, page } = useLoaderData<typeof loader>();
  const [planning, setPlanning] = useState(false);
  return (
    <Page
      title={t('resolutions.checks.title')}
      lead={<Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution.title, to: paths.resolution(resolution.id) }]}
      action={
        offer && (
          <Button look="primary" onClick={() => setPlanning(true)}>
            {t('resolutions.checks.plan')}
          </Button>
        )
      }
    >
      <CheckFilters />
      <CheckTable page={page} />
      {planning && offer && <PlanChecks id={resolution.id} offer={offer} onClose={() => setPlanning(false)} />}
    </Page>
  );
}

function PlanChecks({ id, offer, onClose }: { id: string; offer: TaskOffer; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<Values, unknown>
      title={t('resolutions.checks.plan')}
      onClose={onClose}
      name="check.plan"
      entity={id}
      initial={{ checks: [{ due: '', what: '' }] }}
      submit={({ checks }, commandId) =>
        api.checkPlan(
          { id, checks: checks.map((check) => ({ ...check, checkerId: check.checkerId?.id ?? '' })) },
          { commandId },
        )
      }
      verb={t('resolutions.checks.plan')}
    >
      <RepeatGroup
        name="checks"
        label={t('resolutions.checks.dates')}
        rowLabel={(number) => t('resolutions.checks.number', { number })}
        add={t('resolutions.checks.add')}
        blank={{}}
        required
      >
        {(prefix) => (
          <>
            <DateField name={`${prefix}.due`} label={t('resolutions.checks.on')} min={session().today} required />
            <PickerField
              name={`${prefix}.checkerId`}
              label={t('resolutions.task.checker')}
              search={among(offer.checkers)}
              required
            />
            <TextField name={`${prefix}.what`} label={t('resolutions.checks.what')} maxLength={500} required />
          </>
        )}
      </RepeatGroup>
    </CommandDialog>
  );
}
