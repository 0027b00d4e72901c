import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { addresses } from './addresses.ts';
import { Comparison } from './divisionCompare.tsx';
import { AdoptDraft, DropDraft } from './divisionDraft.tsx';
import { Matrix, OpenEnds } from './divisionMatrix.tsx';
import { Versions } from './divisionVersions.tsx';
import { fieldLabel } from './fieldLabel.ts';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.division.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { on, version, against, field, about } = addressQuery(request);
  const [unit, matrix, known, other] = await Promise.all([
    api.unitGet({ id }),
    api.divisionGet({ unit: id, on, divisionId: version }),
    api.divisionVersions({ unit: id }),
    against ? api.divisionGet({ unit: id, divisionId: against }) : null,
  ]);
  return { unit, matrix, known, other, asked: { on, field, about } };
}

/** Who answers for which field and which unit: the matrix of a day or of a version, its versions, and their comparison (M17). */
export default function DivisionPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { revalidate } = useRevalidator();
  const { unit, matrix, known, other, asked } = useLoaderData<typeof loader>();
  const [doing, setDoing] = useState<'adopt' | 'drop'>();
  const mayEdit = (unit.may.includes('division.edit') || unit.may.includes('*')) && !unit.closedOn;
  const draft = known.versions.find((version) => version.state === 'draft');
  const { shown } = matrix;
  const lines = matrix.lines.filter(
    (line) =>
      (!asked.field || line.field === asked.field) &&
      (!asked.about || line.units.some((one) => one.id === asked.about)),
  );
  const own = [...new Set(matrix.lines.filter((line) => line.ownField).map((line) => line.field))];
  const close = async () => {
    setDoing(undefined);
    await revalidate();
  };
  const edit = (
    <LinkButton look="primary" to={addresses.editDivision(unit.id)}>
      {draft ? t('organization.division.edit_draft') : t('organization.division.new')}
    </LinkButton>
  );
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.tabs.division')}
      action={mayEdit && edit}
      more={[
        ...(mayEdit && draft
          ? [
              { label: t('organization.division.adopt'), icon: 'check' as const, onSelect: () => setDoing('adopt') },
              { label: t('organization.division.drop'), icon: 'close' as const, onSelect: () => setDoing('drop') },
            ]
          : []),
        ...useUnitActions(unit),
      ]}
    >
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'date', key: 'on', label: t('organization.division.on') },
          {
            kind: 'choice',
            key: 'field',
            label: t('organization.division.field'),
            options: [...Object.keys(labels?.workFields ?? {}), ...own].map((field) => ({
              value: field,
              label: fieldLabel({ field, ownField: own.includes(field) }, lang),
            })),
          },
          {
            kind: 'choice',
            key: 'about',
            label: t('organization.division.unit'),
            options: known.below.map((one) => ({ value: one.id, label: one.name })),
          },
        ]}
      />
      {shown?.state === 'draft' && <Notice>{t('organization.division.is_draft')}</Notice>}
      {shown?.state === 'adopted' && (
        <p className="quiet">
          {shown.to
            ? t('organization.division.held_during', { from: date(shown.from ?? ''), to: date(shown.to) })
            : t('organization.division.held_since', { from: date(shown.from ?? '') })}
          {shown.decision && ` · ${t('organization.history.decision', { decision: shown.decision })}`}
        </p>
      )}
      {other ? (
        <Section title={t('organization.division.compare_title')}>
          <Comparison older={other} newer={matrix} />
        </Section>
      ) : !shown ? (
        <Empty title={t('organization.division.none')} action={mayEdit && edit}>
          {t('organization.division.none_hint')}
        </Empty>
      ) : lines.length === 0 ? (
        <Empty title={t('organization.division.nobody')}>{t('organization.division.nobody_hint')}</Empty>
      ) : (
        <Matrix lines={lines} />
      )}
      {shown && !other && !asked.field && !asked.about && <OpenEnds matrix={matrix} />}
      <Versions unit={unit.id} versions={known.versions} shown={shown?.id} />
      {doing === 'adopt' && draft && <AdoptDraft draft={draft} onDone={close} onClose={() => setDoing(undefined)} />}
      {doing === 'drop' && draft && <DropDraft draft={draft} onDone={close} onClose={() => setDoing(undefined)} />}
    </Page>
  );
}
