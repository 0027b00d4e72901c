import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { PaperSheet } from '../../elections/pages/paperSheet.tsx';
import { currentLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page } from '../../web/ui/page.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.print.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const [{ title, unitId }, model] = await Promise.all([
    api.reorganizationGet({ id }),
    api.reorganizationCertificate({ id, language: currentLanguage() }),
  ]);
  return { id, title, model, unit: unitId };
}

/** The certificate of continuity as it is printed. */
export default function CertificatePrintPage() {
  const { t } = useText();
  const { id, title, model } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('reorganization.print.title')}
      lead={t('reorganization.print.lead')}
      crumbs={[{ label: title, to: paths.reorganization(id) }]}
      action={
        <Button look="primary" className="only-phone" onClick={() => window.print()}>
          <Icon name="print" />
          {t('web.page.print')}
        </Button>
      }
    >
      <PaperSheet model={model} />
    </Page>
  );
}
