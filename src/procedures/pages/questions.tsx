import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { QuestionLine } from '../waiting.ts';
import { capital } from './fields.tsx';
import { AnswerDialog, StanceBadge } from './opinions.tsx';

export const handle: PageHandle = { title: (t) => t('procedures.questions.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { state, after } = addressQuery(request);
  const input = { unit, ...(state && { state: state as 'open' }), ...(after && { after }) };
  return {
    unit,
    page: (await api.caseQuestions(input)) as { items: QuestionLine[]; total: number; next: string | null },
  };
}

/** What other units asked of this one about somebody, and the answers it gave. */
export default function QuestionsPage() {
  const { t, own } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const [answering, setAnswering] = useState<QuestionLine>();
  return (
    <Page
      title={t('procedures.questions.title')}
      lead={t('procedures.questions.lead')}
      crumbs={[{ label: t('procedures.list.title'), to: paths.unitCases(unit) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('procedures.list.state'),
            options: [
              { value: 'open', label: t('procedures.questions.open') },
              { value: 'answered', label: t('procedures.questions.answered') },
            ],
          },
        ]}
      />
      <Table
        caption={t('procedures.questions.title')}
        rows={page.items}
        rowKey={(question) => question.id}
        columns={[
          { key: 'name', header: t('procedures.list.subject'), cell: (question) => <Name>{question.subject}</Name> },
          {
            key: 'what',
            header: t('procedures.questions.what'),
            cell: (question) => (
              <>
                {capital(own(question.kind.label))}
                <div className="small quiet">{own(question.procedure.label)}</div>
              </>
            ),
          },
          {
            key: 'asker',
            header: t('procedures.questions.asker'),
            cell: (question) => (
              <>
                <Name>{question.asker.name}</Name>
                <div className="small quiet">{t('procedures.opinion.asked', { date: date(question.askedOn) })}</div>
              </>
            ),
          },
          {
            key: 'answer',
            header: t('procedures.questions.answer'),
            cell: (question) => (
              <>
                <StanceBadge stance={question.stance} due={question.due} />
                {question.body && (
                  <div className="small">
                    <Name>{question.body}</Name>
                  </div>
                )}
                {question.answeredOn === null && (
                  <div>
                    <Button look="plain" onClick={() => setAnswering(question)}>
                      {t('procedures.questions.give')}
                    </Button>
                  </div>
                )}
              </>
            ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('procedures.questions.empty')}>{t('procedures.questions.empty_hint')}</Empty>}
      />
      {answering && (
        <AnswerDialog
          question={answering}
          title={`${capital(own(answering.kind.label))}: ${answering.subject}`}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Page>
  );
}
