import { api, type DashboardListResult } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { UnitField } from '../../web/ui/form/unitField.tsx';
import { TILE_FORMS } from '../own/own.ts';
import type { Board } from './dashboards.tsx';
import { useName } from './declared.tsx';

type TileValues = { indicator: string; form: (typeof TILE_FORMS)[number]; unit?: { id: string; label: string } };
type Values = { name: string; tiles: TileValues[] };

type SaveProps = { list: DashboardListResult; board: Board | null; onClose: () => void; onSaved: (id: string) => void };

const FORM_WORDS = {
  number: 'indicators.board.form_number',
  trend: 'indicators.board.form_trend',
  children: 'indicators.board.form_children',
} as const;

/** A dashboard: its name and its tiles in their order. */
export function SaveDashboard({ list, board, onClose, onSaved }: SaveProps) {
  const { t } = useText();
  const say = useName();
  const initial = board
    ? {
        name: board.name,
        tiles: board.tiles.map(({ indicator, form, unit }) => ({
          indicator,
          form,
          ...(unit && { unit: { id: unit, label: list.units.find(({ id }) => id === unit)?.name ?? '' } }),
        })),
      }
    : { tiles: [{ indicator: '', form: 'number' as const }] };
  return (
    <CommandDialog<Values, { id: string }>
      title={t(board ? 'indicators.board.change' : 'indicators.board.new')}
      onClose={onClose}
      onDone={({ id }) => onSaved(id)}
      name="dashboard.save"
      entity={board?.id ?? list.unit.id}
      initial={initial}
      submit={({ name, tiles }, commandId) =>
        api.dashboardSave(
          {
            unit: list.unit.id,
            ...(board && { id: board.id, version: board.version }),
            name,
            tiles: tiles.map(({ indicator, form, unit }) => ({ indicator, form, ...(unit && { unit: unit.id }) })),
          },
          { commandId },
        )
      }
      verb={t('indicators.board.save')}
    >
      <TextField name="name" label={t('indicators.board.name')} required />
      <RepeatGroup
        name="tiles"
        label={t('indicators.board.tiles')}
        rowLabel={(number) => t('indicators.board.tile', { number })}
        add={t('indicators.board.add')}
        blank={{ form: 'number' }}
        required
      >
        {(prefix) => (
          <>
            <ChoiceField
              name={`${prefix}.indicator`}
              label={t('indicators.declared.name')}
              as="list"
              choices={list.indicators.map((each) => ({ value: each.id, label: say(each.name) }))}
              required
            />
            <ChoiceField
              name={`${prefix}.form`}
              label={t('indicators.board.form')}
              choices={TILE_FORMS.map((form) => ({ value: form, label: t(FORM_WORDS[form]) }))}
              required
            />
            <UnitField
              name={`${prefix}.unit`}
              label={t('indicators.board.unit')}
              help={t('indicators.board.unit_help')}
            />
          </>
        )}
      </RepeatGroup>
    </CommandDialog>
  );
}
