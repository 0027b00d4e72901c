import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { valuesOf } from '../formValues.ts';
import type { PublicationRecord } from '../publication.ts';
import { Editor } from './editor.tsx';
import { shareText } from './shareText.ts';

export const handle: PageHandle = { title: (t) => t('publications.form.edit') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.publicationGet({ id: params.id ?? '' })) as PublicationRecord;
  const free = record.may['publication.change']?.length === 0;
  const drawable = free ? await api.publicationDrawable({ unit: record.unit.id }) : null;
  return { record, drawable, unit: record.unit };
}

/** A draft is changed; what is published is only read. */
export default function EditPublicationPage() {
  const { t } = useText();
  const { record, drawable, unit } = useLoaderData<typeof loader>();
  const { id, version, registered, may } = record;
  return (
    <Page
      title={t('publications.form.edit')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[
        { label: t('publications.list.title'), to: paths.publications(unit.id) },
        { label: record.title, to: paths.publication(id) },
      ]}
    >
      {drawable === null ? (
        <Notice>
          <Reasons reasons={may['publication.change'] ?? []} />
        </Notice>
      ) : (
        <Editor
          unit={unit.id}
          drawable={drawable}
          initial={valuesOf(record, shareText)}
          draft={{ id, version, registered }}
        />
      )}
    </Page>
  );
}
