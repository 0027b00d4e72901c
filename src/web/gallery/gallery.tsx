import { useState } from 'react';
import { useText } from '../text.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Citation } from '../ui/citation.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Empty } from '../ui/empty.tsx';
import { Facts } from '../ui/facts.tsx';
import { Figures, Share } from '../ui/figures.tsx';
import { Filters } from '../ui/filters.tsx';
import { Steps } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Periods } from '../ui/periods.tsx';
import { Progress } from '../ui/progress.tsx';
import { StateBadge } from '../ui/stateBadge.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { samples } from './samples.ts';

export const handle = { title: () => 'Gallery' };

/** Every component once, with text of the length real records have. Only while developing. */
export default function GalleryPage() {
  const { lang } = useText();
  const [asking, setAsking] = useState(false);
  const s = samples[lang];
  const because = [{ code: 'x', message: s.reason, rule: s.rule }];
  return (
    <Page
      title={s.title}
      lead={s.lead}
      state={<StateBadge state="due">{s.due}</StateBadge>}
      crumbs={[{ label: s.list, to: '/gallery' }]}
      action={
        <Button look="primary" onClick={() => setAsking(true)}>
          {s.verb}
        </Button>
      }
      more={[
        { label: s.export, icon: 'file', href: '/x' },
        { label: s.annul, onSelect: () => {}, because },
      ]}
    >
      <Tabs
        label="Tabs"
        tabs={[
          { label: s.list, to: '/gallery' },
          { label: s.history, to: '/gallery/form' },
        ]}
      />
      <Periods
        label="Periods"
        now="2026"
        before={{ label: '2025', to: '/gallery' }}
        after={{ label: '2027', to: '/gallery' }}
      />
      <Figures figures={s.figures} />
      <Section title={s.list}>
        <Filters
          filters={[
            { kind: 'search', key: 'q', label: s.search },
            { kind: 'choice', key: 'state', label: s.stateLabel, options: [{ value: 'due', label: s.due }] },
          ]}
        />
        <Table
          caption={s.list}
          columns={[
            { key: 'number', header: s.columns[0] ?? '', cell: (row) => <bdi>{row.title}</bdi>, sortable: true },
            { key: 'unit', header: s.columns[1] ?? '', cell: (row) => <bdi>{row.unit}</bdi> },
            { key: 'state', header: s.columns[2] ?? '', cell: (row) => <StateBadge state={row.state} /> },
            {
              key: 'share',
              header: s.columns[3] ?? '',
              cell: (row) => <Share part={row.part} whole={row.whole} />,
              numeric: true,
              sortable: true,
            },
          ]}
          rows={s.rows}
          rowKey={(row) => row.title}
          rowLink={() => '/gallery'}
          sort="number"
          total={1189}
          next="x"
        />
      </Section>
      <div className="sides section">
        <Facts facts={s.facts} />
        <Steps label={s.history} entries={s.steps} />
      </div>
      <Section title={s.notices}>
        <div className="stack">
          <Notice state="overdue">
            {s.reason} <Citation rule={s.rule} />
          </Notice>
          <Notice state="done">{s.doneText}</Notice>
          <Notice state="due">{s.due}</Notice>
          <Notice>{s.lead}</Notice>
          <div className="row">
            {(['done', 'due', 'overdue', 'information', 'later'] as const).map((state) => (
              <StateBadge key={state} state={state} />
            ))}
          </div>
          <div>
            <Button because={because}>{s.verb}</Button>
          </div>
          <div className="row">
            <LinkButton to="/gallery">{s.export}</LinkButton>
            <Button look="plain">{s.annul}</Button>
            <Button busy>{s.verb}</Button>
          </div>
          <Disclosure title={s.history}>{s.lead}</Disclosure>
          <Progress label={s.export} share={0.42} />
        </div>
      </Section>
      <Section title="Ỗ Ẩ Ữ Ặ Ể">
        <h1>
          NGHỊ QUYẾT VỀ NÂNG CAO CHẤT LƯỢNG SINH HOẠT CHI BỘ, ĐỔI MỚI PHƯƠNG THỨC LÃNH ĐẠO Ở CƠ SỞ NĂM 2026 – ỖẨỮ ẶỂẪ ỘỌ
        </h1>
        <Empty title={s.emptyTitle} action={<LinkButton to="/gallery">{s.verb}</LinkButton>}>
          {s.lead}
        </Empty>
      </Section>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={s.verb}
        consequence={<p>{s.consequence}</p>}
        verb={s.verb}
        onConfirm={async () => {}}
      />
    </Page>
  );
}
