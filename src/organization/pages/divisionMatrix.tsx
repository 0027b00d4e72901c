import { Link } from 'react-router';
import { listed } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { WorkLine, WorkMatrix } from '../work.ts';
import { fieldLabel } from './fieldLabel.ts';
import './organization.css';

/** A list of units up to this length stands open. */
const SHORT = 12;

type Row = { key: string; label: string; lines: WorkLine[] };

function rowsOf(lines: readonly WorkLine[], labelOf: (line: WorkLine) => string): Row[] {
  const rows = new Map<string, Row>();
  for (const line of lines) {
    const key = `${line.ownField} ${line.field.toLowerCase()}`;
    const row = rows.get(key) ?? { key, label: labelOf(line), lines: [] };
    row.lines.push(line);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** Fields downwards, people across, with the part each has; on phones a list by field. */
export function Matrix({ lines }: { lines: readonly WorkLine[] }) {
  const { t, lang } = useText();
  const rows = rowsOf(lines, (line) => fieldLabel(line, lang));
  const people = [...new Map(lines.map((line) => [line.personId, line.personName]))];
  const columns: Column<Row>[] = [
    { key: 'field', header: t('organization.division.field'), cell: (row) => <Name>{row.label}</Name> },
    ...people.map(([id, name]) => ({
      key: id,
      header: name,
      cell: (row: Row) => {
        const line = row.lines.find((one) => one.personId === id);
        return line && <Part line={line} />;
      },
    })),
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="matrix-wide" aria-label={t('organization.tabs.division')} tabIndex={0}>
        <Table caption={t('organization.tabs.division')} rows={rows} rowKey={(row) => row.key} columns={columns} />
      </section>
      <ul className="matrix-list">
        {rows.map((row) => (
          <li key={row.key}>
            <strong>
              <Name>{row.label}</Name>
            </strong>
            <ul>
              {row.lines.map((line) => (
                <li key={line.personId}>
                  <Name>{line.personName}</Name>
                  <Part line={line} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function Part({ line }: { line: WorkLine }) {
  const { t } = useText();
  return (
    <span className="matrix-part">
      {line.role === 'lead' ? (
        <StateBadge state="done">{t('organization.division.lead')}</StateBadge>
      ) : (
        <StateBadge state="later">{t('organization.division.support')}</StateBadge>
      )}
      {line.units.length > 0 && (
        <span className="small quiet">
          <Name>{listed(line.units.map((unit) => unit.name))}</Name>
        </span>
      )}
    </span>
  );
}

/** Fields that nobody leads and units that nobody answers for. */
export function OpenEnds({ matrix }: { matrix: WorkMatrix }) {
  const { t, lang } = useText();
  const { openFields, openUnits } = matrix;
  if (openFields.length === 0 && openUnits.length === 0)
    return <Notice state="done">{t('organization.division.complete')}</Notice>;
  return (
    <Section title={t('organization.division.open')}>
      <div className="stack">
        {openFields.length > 0 && (
          <p>
            <strong>{t('organization.division.open_fields', { count: openFields.length })}</strong>{' '}
            {listed(openFields.map((field) => fieldLabel({ field, ownField: false }, lang)))}
          </p>
        )}
        {openUnits.length > 0 && (
          <Disclosure
            title={t('organization.division.open_units', { count: openUnits.length })}
            open={openUnits.length <= SHORT}
          >
            <ul className="matrix-units">
              {openUnits.map((unit) => (
                <li key={unit.id}>
                  <Link to={paths.unitPosts(unit.id)}>
                    <Name>{unit.name}</Name>
                  </Link>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Section>
  );
}
