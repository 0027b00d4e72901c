import { useState } from 'react';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ContactRecord, PersonResidence } from '../residence.ts';
import { EndContact, Introduce } from './contactDialogs.tsx';
import { ContactState } from './contactState.tsx';
import { useRemarkColumns } from './remarkTable.tsx';
import { useResidenceWords } from './words.ts';

/** Where somebody is introduced, then and now, and the remarks that arrived about him. */
export function Residence({ of }: { of: PersonResidence }) {
  const { t } = useText();
  const { named } = useResidenceWords();
  const columns = useRemarkColumns('home', false);
  const [introducing, setIntroducing] = useState(false);
  const [ending, setEnding] = useState<ContactRecord>();
  const against = of.may['contact.introduce'] ?? [];
  // while a contact is open its own line says so, and ends it
  const introduces = may('residence.introduce') && !of.own && !against.some(({ code }) => code === 'contact.open');
  const ends = (line: ContactRecord) => !of.own && line.may['contact.end']?.length === 0;
  return (
    <Page
      title={of.own ? t('residence.own.title') : t('residence.person.title', { name: of.name })}
      lead={<Name>{of.unitName}</Name>}
      crumbs={of.own && !may('member.read') ? [] : [{ label: of.name, to: paths.member(of.personId) }]}
      action={
        introduces && (
          <Button look="primary" because={against} onClick={() => setIntroducing(true)}>
            {t('residence.introduce.verb')}
          </Button>
        )
      }
    >
      <div className="page-notice">
        <Notice>{t('residence.person.lead')}</Notice>
      </div>
      <Section title={t('residence.person.contacts')}>
        <Table
          caption={t('residence.person.contacts')}
          rows={of.contacts}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'residence',
              header: t('residence.fact.residence'),
              cell: (line) =>
                line.residence ? <Name>{line.residence.name}</Name> : named('contactCategories', line.category),
            },
            {
              key: 'category',
              header: t('residence.fact.category'),
              cell: (line) => named('contactCategories', line.category),
            },
            { key: 'state', header: t('residence.fact.state'), cell: (line) => <ContactState contact={line} /> },
            {
              key: 'from',
              header: t('residence.fact.when'),
              cell: (line) =>
                line.to === null
                  ? t('residence.contact.since', { from: date(line.from) })
                  : t('residence.contact.between', { from: date(line.from), to: date(line.to) }),
            },
            {
              key: 'why',
              header: t('residence.fact.note'),
              cell: (line) =>
                line.state === 'refused'
                  ? line.answerNote
                  : line.endReason
                    ? named('contactEndings', line.endReason)
                    : line.reason,
            },
            ...(of.contacts.some(ends)
              ? [
                  {
                    key: 'do',
                    header: t('residence.fact.do'),
                    cell: (line: ContactRecord) =>
                      ends(line) && (
                        <Button look="plain" onClick={() => setEnding(line)}>
                          {t('residence.do.end')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
          empty={<p className="quiet">{t('residence.person.no_contact')}</p>}
        />
      </Section>
      <Section title={t('residence.person.remarks')}>
        <Table
          caption={t('residence.person.remarks')}
          rows={of.remarks}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.residenceRemark(line.id)}
          columns={columns}
          empty={<p className="quiet">{t('residence.person.no_remark')}</p>}
        />
      </Section>
      {introducing && <Introduce person={{ id: of.personId, name: of.name }} onClose={() => setIntroducing(false)} />}
      {ending && <EndContact what="end" contact={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}
