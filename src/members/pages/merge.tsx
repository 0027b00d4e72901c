import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api, type MemberMergeInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MergePreview } from '../merge.ts';
import './members.css';
import { useShown } from './shown.ts';

export const handle: PageHandle = { title: (t, data) => t('members.merge.title', { name: data?.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const loser = addressQuery(request).with;
  if (!loser) {
    const { name, unitId } = await api.memberGet({ id });
    return { preview: undefined, name, unit: unitId };
  }
  const preview = (await api.mergePreview({ id, loser })) as MergePreview;
  return { preview, name: preview.winner.name, unit: preview.winner.unitId };
}

type Values = { reason: string } & Record<string, string>;
const FIELD = 'field-';

/** Two records made one: which is kept, field by field which fact holds, what moves and what stays; nothing happens before the button. */
export default function MergePage() {
  const { t } = useText();
  const { preview, name, unit } = useLoaderData<typeof loader>();
  if (preview) return <Merge preview={preview} />;
  return (
    <Page title={t('members.merge.title', { name })}>
      <Empty
        title={t('members.merge.with_whom')}
        action={<LinkButton to={paths.duplicates(unit)}>{t('members.duplicates.menu')}</LinkButton>}
      >
        {t('members.merge.with_whom_hint')}
      </Empty>
    </Page>
  );
}

function Merge({ preview }: { preview: MergePreview }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { winner, loser } = preview;
  const shown = useShown();
  const different = preview.fields.filter((field) => !field.same && field.loser !== null);
  return (
    <Page
      title={t('members.merge.title', { name: winner.name })}
      lead={t('members.merge.lead')}
      crumbs={[
        { label: t('members.duplicates.title', { unit: winner.unitName }), to: paths.duplicates(winner.unitId) },
      ]}
    >
      <Section title={t('members.merge.records')}>
        <Facts
          facts={[
            {
              label: t('members.merge.kept'),
              value: t('members.merge.at', { name: winner.name, unit: winner.unitName }),
            },
            {
              label: t('members.merge.gone'),
              value: t('members.merge.at', { name: loser.name, unit: loser.unitName }),
            },
          ]}
        />
        <div className="row particular-verbs">
          <LinkButton to={paths.mergeMembers(loser.id, { with: winner.id })}>{t('members.merge.swap')}</LinkButton>
        </div>
      </Section>
      <Section title={t('members.merge.what')}>
        <Facts
          facts={[
            { label: t('members.merge.lines'), value: number(preview.lines.moves) },
            ...preview.lines.ends.map((line) => ({
              label: t('members.merge.ends'),
              value: <bdi>{line.unitName}</bdi>,
            })),
            ...preview.parts.map((part) => ({
              label: t(`members.merge.part_${part.part}`),
              value:
                part.stays > 0
                  ? t('members.merge.moves_stays', { moves: part.moves, stays: part.stays })
                  : t('members.merge.moves', { moves: part.moves }),
            })),
          ]}
        />
        <Notice>{t('members.merge.after')}</Notice>
      </Section>
      <Section title={t('members.merge.fields')}>
        <CommandForm<Values, { id: string }>
          name="member.merge"
          entity={`${winner.id} ${loser.id}`}
          initial={Object.fromEntries(
            different.map((field) => [`${FIELD}${field.field}`, field.winner === null ? 'loser' : 'winner']),
          )}
          because={preview.reasons}
          submit={({ reason, ...choices }, commandId) =>
            api.memberMerge(
              {
                winner: winner.id,
                loser: loser.id,
                reason,
                taken: Object.entries(choices)
                  .filter(([name, side]) => name.startsWith(FIELD) && side === 'loser')
                  .map(([name]) => name.slice(FIELD.length)) as MemberMergeInput['taken'],
              },
              { commandId },
            )
          }
          onDone={() => navigate(paths.member(winner.id))}
          verb={t('members.merge.verb')}
          cancel={paths.duplicates(winner.unitId)}
        >
          {different.length === 0 && <p className="quiet">{t('members.merge.no_fields')}</p>}
          {different.map((field) => (
            <ChoiceField
              key={field.field}
              name={`${FIELD}${field.field}`}
              label={t(`members.field.${field.field}`)}
              as="radios"
              required
              choices={[
                { value: 'winner', label: shown(field.field, field.winner), help: t('members.merge.from_kept') },
                { value: 'loser', label: shown(field.field, field.loser), help: t('members.merge.from_gone') },
              ]}
            />
          ))}
          <TextField name="reason" label={t('members.merge.reason')} maxLength={300} required />
        </CommandForm>
      </Section>
    </Page>
  );
}
