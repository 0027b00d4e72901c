import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { blankValues } from '../formValues.ts';
import { Editor } from './editor.tsx';

export const handle: PageHandle = { title: (t) => t('publications.form.new') };

export async function loader({ params }: LoaderFunctionArgs) {
  const drawable = await api.publicationDrawable({ unit: params.unit ?? '' });
  return { drawable, unit: drawable.unit };
}

/** A table is drafted. */
export default function NewPublicationPage() {
  const { t } = useText();
  const { drawable, unit } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('publications.form.new')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: t('publications.list.title'), to: paths.publications(unit.id) }]}
    >
      <Editor unit={unit.id} drawable={drawable} initial={blankValues(session().today)} />
    </Page>
  );
}
