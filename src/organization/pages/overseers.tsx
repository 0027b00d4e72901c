import { useState } from 'react';
import { api, type UnitGetResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { DutyLine } from '../unit.ts';
import { addresses } from './addresses.ts';

type OverseersProps = { unit: Pick<UnitGetResult, 'id' | 'name' | 'overseers' | 'may' | 'closedOn'> };

/** Who from the committees above is in charge of this unit (M27, M34), now and before. */
export function Overseers({ unit }: OverseersProps) {
  const { t } = useText();
  const [ending, setEnding] = useState<DutyLine>();
  const mayAssign = unit.may.includes('overseer.assign') && !unit.closedOn;
  const none = <p className="quiet">{t('organization.overseers.none')}</p>;
  return (
    <Section title={t('organization.overseers.title')}>
      <div className="stack">
        <Table
          caption={t('organization.overseers.title')}
          rows={unit.overseers}
          rowKey={(duty) => duty.id}
          columns={[
            { key: 'name', header: t('organization.overseers.name'), cell: (duty) => <Name>{duty.name}</Name> },
            { key: 'of', header: t('organization.overseers.of'), cell: (duty) => <Name>{duty.fromUnit}</Name> },
            { key: 'from', header: t('organization.posts.from'), cell: (duty) => date(duty.from) },
            { key: 'to', header: t('organization.posts.to'), cell: (duty) => duty.to && date(duty.to) },
            ...(mayAssign ? [{ key: 'end', header: t('organization.posts.action'), cell: endButton }] : []),
          ]}
          empty={none}
        />
        {mayAssign && (
          <div>
            <LinkButton to={addresses.newOverseer(unit.id)}>{t('organization.overseers.assign')}</LinkButton>
          </div>
        )}
      </div>
      {ending && <EndDuty duty={ending} unit={unit.name} onClose={() => setEnding(undefined)} />}
    </Section>
  );

  function endButton(duty: DutyLine) {
    return (
      !duty.to && (
        <Button look="plain" onClick={() => setEnding(duty)}>
          {t('organization.posts.end')}
        </Button>
      )
    );
  }
}

function EndDuty({ duty, unit, onClose }: { duty: DutyLine; unit: string; onClose: () => void }) {
  const { t } = useText();
  const { name } = duty;
  return (
    <CommandDialog<{ on: string }, unknown>
      title={t('organization.overseers.end_title', { name, unit })}
      onClose={onClose}
      name="overseer.end"
      entity={duty.id}
      initial={{ on: session().today }}
      submit={({ on }, commandId) => api.overseerEnd({ id: duty.id, version: duty.version, on }, { commandId })}
      verb={t('organization.overseers.end_verb')}
    >
      <DateField name="on" label={t('organization.end.on')} max={session().today} required />
      <Notice>{t('organization.overseers.end_consequence', { name, unit })}</Notice>
    </CommandDialog>
  );
}
