import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api, type ResignationListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { RESIGNATION_STATES, type ResignationLine } from '../postLines.ts';
import { DecisionFields, type DecisionValues, decidersOf } from './decisionFields.tsx';

const STATES = {
  asked: ['organization.resign.asked', 'due'],
  accepted: ['organization.resign.accepted', 'done'],
  declined: ['organization.resign.declined', 'information'],
  withdrawn: ['organization.resign.withdrawn', 'later'],
} as const;
type Act = 'accept' | 'decline' | 'withdraw';
const ACTS = {
  accept: 'organization.resign.accept',
  decline: 'organization.resign.decline',
  withdraw: 'organization.resign.withdraw',
} as const;

export const handle: PageHandle = { title: (t, data) => t('organization.resign.list', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ResignationListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.resignationList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Who asked to be relieved of a post, and what the level above answered. */
export default function ResignationsPage() {
  const { t, lang } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState<{ act: Act; line: ResignationLine }>();
  const post = (line: ResignationLine) => capitalized(labelOf('posts', line.post, lang), lang);
  return (
    <Page
      title={t('organization.resign.list', { unit: unit.name })}
      crumbs={[{ label: t('organization.posts.title', { unit: unit.name }), to: paths.unitPosts(unit.id) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('organization.terms.state'),
            options: RESIGNATION_STATES.map((state) => ({ value: state, label: t(STATES[state][0]) })),
          },
        ]}
      />
      <Table
        caption={t('organization.resign.list', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'name',
            header: t('organization.posts.holder'),
            cell: (line) => (
              <Link to={paths.memberPosts(line.personId)}>
                <Name>{line.name}</Name>
              </Link>
            ),
          },
          {
            key: 'post',
            header: t('organization.posts.post'),
            cell: (line) => (
              <>
                {post(line)}
                <div className="small quiet">
                  <Name>{line.unitName}</Name>
                </div>
              </>
            ),
          },
          {
            key: 'asked',
            header: t('organization.resign.on'),
            cell: (line) => date(line.askedOn),
            sortable: true,
          },
          {
            key: 'reason',
            header: t('organization.end.reason'),
            cell: (line) => (
              <>
                {capitalized(labelOf('postEndings', line.reason, lang), lang)}
                {line.note && (
                  <div className="small quiet">
                    <Name>{line.note}</Name>
                  </div>
                )}
              </>
            ),
          },
          { key: 'state', header: t('organization.terms.state'), cell: (line) => <Answer line={line} /> },
          { key: 'act', header: t('organization.posts.action'), cell: actions },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.resign.none')}>{t('organization.resign.none_hint')}</Empty>}
      />
      {open?.act === 'withdraw' && <Withdraw line={open.line} onClose={() => setOpen(undefined)} />}
      {open && open.act !== 'withdraw' && (
        <AnswerDialog
          act={open.act}
          line={open.line}
          post={post(open.line)}
          above={decidersOf(unit.id === open.line.unitId ? unit : { ...unit, id: open.line.unitId })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );

  function actions(line: ResignationLine) {
    if (line.state !== 'asked') return null;
    const acts = (['accept', 'decline', 'withdraw'] as const).filter(
      (act) => line.may[`resignation.${act}`]?.length === 0,
    );
    return (
      <span className="row">
        {acts.map((act) => (
          <Button key={act} look="plain" onClick={() => setOpen({ act, line })}>
            {t(ACTS[act])}
          </Button>
        ))}
      </span>
    );
  }
}

function Answer({ line }: { line: ResignationLine }) {
  const { t } = useText();
  const [word, state] = STATES[line.state as keyof typeof STATES];
  return (
    <>
      <StateBadge state={state}>{t(word)}</StateBadge>
      {line.decision && (
        <div className="small quiet">
          <Name>{line.decision}</Name>
          {line.decidedOn && <> · {date(line.decidedOn)}</>}
          {line.decidedBy && <> · {t('organization.posts_of.by', { unit: line.decidedBy })}</>}
        </div>
      )}
      {line.answer && (
        <div className="small">
          <Name>{line.answer}</Name>
        </div>
      )}
    </>
  );
}

type AnswerDialogProps = {
  act: 'accept' | 'decline';
  line: ResignationLine;
  post: string;
  above: { id: string; name: string }[];
  onClose: () => void;
};

function AnswerDialog({ act, line, post, above, onClose }: AnswerDialogProps) {
  const { t } = useText();
  const { today } = useSession();
  type Values = DecisionValues & { on: string; answer: string };
  return (
    <CommandDialog<Values, unknown>
      title={t(act === 'accept' ? 'organization.resign.accept_title' : 'organization.resign.decline_title', {
        name: line.name,
        post,
      })}
      onClose={onClose}
      name={`resignation.${act}`}
      entity={line.id}
      initial={{ on: today, decidedOn: today, byUnitId: above[0]?.id }}
      submit={({ on, answer, ...values }, commandId) => {
        const asked = { id: line.id, version: line.version, ...values };
        return act === 'accept'
          ? api.resignationAccept({ ...asked, on }, { commandId })
          : api.resignationDecline({ ...asked, answer }, { commandId });
      }}
      verb={t(ACTS[act])}
    >
      <DecisionFields above={above} numberRequired={act === 'accept'} />
      {act === 'accept' ? (
        <DateField name="on" label={t('organization.end.on')} max={today} required />
      ) : (
        <MultilineField name="answer" label={t('organization.resign.answer')} maxLength={1000} rows={3} required />
      )}
      {act === 'accept' && <Notice>{t('organization.end.rights', { name: line.name })}</Notice>}
    </CommandDialog>
  );
}

function Withdraw({ line, onClose }: { line: ResignationLine; onClose: () => void }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [commandId] = useState(() => newId());
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('organization.resign.withdraw')}
      consequence={t('organization.resign.withdraw_consequence', { name: line.name })}
      verb={t('organization.resign.withdraw')}
      onConfirm={async () => {
        await api.resignationWithdraw({ id: line.id, version: line.version }, { commandId });
        onClose();
        await revalidate();
      }}
    />
  );
}
