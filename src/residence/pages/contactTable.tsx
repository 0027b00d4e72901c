import { useState } from 'react';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Menu } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import { CONTACT_STATES, type ContactRecord } from '../residence.ts';
import { AnswerContact, AskRemark, EndContact } from './contactDialogs.tsx';
import { ContactState } from './contactState.tsx';
import { useResidenceWords } from './words.ts';

const DIALOGS = { receive: AnswerContact, refuse: AnswerContact, ask: AskRemark, end: EndContact };
type Open = { what: keyof typeof DIALOGS; contact: ContactRecord };

type ContactTableProps = {
  side: 'home' | 'residence';
  caption: string;
  lines: { items: ContactRecord[]; total: number; next: string | null };
  empty: { title: string; hint: string };
};

/** Who is introduced where, from one of both sides, with what the reader may do about each. */
export function ContactTable({ side, caption, lines, empty }: ContactTableProps) {
  const { t } = useText();
  const { choices, named, has } = useResidenceWords();
  const [open, setOpen] = useState<Open>();
  const Dialog = open && DIALOGS[open.what];
  const actions = (contact: ContactRecord) => {
    const answers = side === 'residence' && contact.may['contact.answer']?.length === 0;
    // those who are in a round by themselves are not asked for
    const asks =
      side === 'residence' &&
      contact.state === 'received' &&
      contact.may['remark.ask']?.length === 0 &&
      !has('contactCategoriesInRound', contact.category);
    const ends = side === 'home' && contact.may['contact.end']?.length === 0;
    return [
      ...(answers ? (['receive', 'refuse'] as const) : []),
      ...(asks ? (['ask'] as const) : []),
      ...(ends ? (['end'] as const) : []),
    ].map((what) => ({ label: t(`residence.do.${what}`), onSelect: () => setOpen({ what, contact }) }));
  };
  const acts = lines.items.some((contact) => actions(contact).length > 0);
  const letter = (line: ContactRecord) =>
    line.letterOn && t('residence.contact.letter', { number: line.letterNumber ?? '–', date: date(line.letterOn) });
  const columns: Column<ContactRecord>[] = [
    { key: 'name', header: t('residence.fact.person'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
    side === 'home'
      ? {
          key: 'residence',
          header: t('residence.fact.residence'),
          cell: (line) => (line.residence ? <Name>{line.residence.name}</Name> : '–'),
        }
      : {
          key: 'unit',
          header: t('residence.fact.home'),
          cell: (line) => <Name>{line.home.name}</Name>,
          sortable: true,
        },
    {
      key: 'category',
      header: t('residence.fact.category'),
      cell: (line) => named('contactCategories', line.category),
    },
    { key: 'state', header: t('residence.fact.state'), cell: (line) => <ContactState contact={line} /> },
    { key: 'from', header: t('residence.fact.from'), cell: (line) => date(line.from), sortable: true },
    {
      key: 'note',
      header: t('residence.fact.note'),
      cell: (line) =>
        line.endReason && line.state !== 'refused'
          ? t('residence.contact.ended_why', {
              on: date(line.to ?? ''),
              why: named('contactEndings', line.endReason),
            })
          : line.answerNote || line.reason || letter(line),
    },
    ...(acts
      ? [
          {
            key: 'do',
            header: t('residence.fact.do'),
            cell: (line: ContactRecord) =>
              actions(line).length > 0 && <Menu label={t('residence.do.label')} actions={actions(line)} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('residence.fact.person') },
          {
            kind: 'choice',
            key: 'category',
            label: t('residence.fact.category'),
            options: choices(side === 'home' ? 'contactCategories' : 'contactCategoriesWithCell'),
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('residence.fact.state'),
            options: CONTACT_STATES.filter((state) => side === 'home' || state !== 'noted').map((value) => ({
              value,
              label: t(`residence.contact.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'ended',
            label: t('residence.fact.when'),
            options: [{ value: 'yes', label: t('residence.contact.ended') }],
          },
        ]}
      />
      <Table
        caption={caption}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => (side === 'home' ? paths.memberResidence(line.personId) : undefined)}
        sort="name"
        columns={columns}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={empty.title}>{empty.hint}</Empty>}
      />
      {Dialog && <Dialog what={open.what} contact={open.contact} onClose={() => setOpen(undefined)} />}
    </>
  );
}
