import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { currentLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import type { ElectionRecord } from '../election.ts';
import { PaperSheet } from './paperSheet.tsx';
import { paperName, printAddress } from './papers.tsx';

export const handle: PageHandle = { title: (t) => t('elections.print.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const election = (await api.electionGet({ id: params.id ?? '' })) as ElectionRecord;
  const asked = addressQuery(request) as { paper?: string; ballot?: string };
  const shown =
    election.papers.find(({ kind, ballot }) => kind === asked.paper && `${ballot ?? ''}` === (asked.ballot ?? '')) ??
    election.papers[0];
  const model =
    shown &&
    (await api.electionPaper({
      id: election.id,
      kind: shown.kind,
      ...(shown.ballot !== null && { ballot: shown.ballot }),
      language: currentLanguage(),
    }));
  return { election, shown, model, unit: election.unit };
}

/** One paper of the election as it is printed; the others in tabs. */
export default function ElectionPrintPage() {
  const { t, lang } = useText();
  const { election, shown, model } = useLoaderData<typeof loader>();
  const office = capitalized(labelOf('posts', election.post, lang), lang);
  return (
    <Page
      title={t('elections.print.title')}
      crumbs={[{ label: t('elections.record.heading', { office }), to: paths.election(election.id) }]}
      action={
        <Button look="primary" className="only-phone" onClick={() => window.print()}>
          <Icon name="print" />
          {t('web.page.print')}
        </Button>
      }
    >
      {model ? (
        <>
          <Tabs
            label={t('elections.papers.title')}
            tabs={election.papers.map((paper) => ({
              label: paperName(t, paper),
              to: printAddress(election, paper),
              current: paper === shown,
            }))}
          />
          <PaperSheet model={model} />
        </>
      ) : (
        <Empty title={t('elections.print.none')}>{t('elections.print.none_hint')}</Empty>
      )}
    </Page>
  );
}
