import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ContactMissingInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Introduce } from './contactDialogs.tsx';
import { mayAt } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('residence.missing.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ContactMissingInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.contactMissing({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Members of whom nothing is recorded yet: introduced from here. */
export default function MissingPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const [person, setPerson] = useState<{ id: string; name: string }>();
  const introduces = mayAt(unit.may, 'residence.introduce');
  return (
    <Page
      title={t('residence.missing.title', { unit: unit.name })}
      lead={t('residence.missing.lead')}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('residence.tabs.members'), to: paths.residenceMembers(unit.id) },
      ]}
    >
      <Filters filters={[{ kind: 'search', key: 'search', label: t('residence.fact.person') }]} />
      <Table
        caption={t('residence.missing.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.personId}
        rowLink={(line) => paths.memberResidence(line.personId)}
        sort="unit"
        columns={[
          { key: 'name', header: t('residence.fact.person'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          {
            key: 'unit',
            header: t('residence.fact.home'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          ...(introduces
            ? [
                {
                  key: 'do',
                  header: t('residence.fact.do'),
                  cell: (line: (typeof lines.items)[number]) => (
                    <Button look="plain" onClick={() => setPerson({ id: line.personId, name: line.name })}>
                      {t('residence.introduce.verb')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('residence.missing.none')}>{t('residence.missing.none_hint')}</Empty>}
      />
      {person && <Introduce person={person} onClose={() => setPerson(undefined)} />}
    </Page>
  );
}
