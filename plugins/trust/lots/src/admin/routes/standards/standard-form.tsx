import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { SwitchField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { limitOf, typedLimit } from '../../lib/standards'
import { LimitFields } from './limit-fields'
import type { StaffStandard } from '../../../wire'

/** The next version of a good's standard, begun from the newest one; what was typed stays when refused. */
type Props = {
  good: { id: string; title: string }
  newest: StaffStandard | undefined
  onClose: () => void
  onSaved: () => Promise<void>
}

export function StandardForm({ good, newest, onClose, onSaved }: Props) {
  const [form, setForm] = useState({
    grades: newest?.grades.join('、') ?? '',
    packing: newest?.packing ?? '',
    storage: newest?.storage ?? '',
    days: String(newest?.shelf_life_days ?? ''),
    effective_from: today(),
    outbound_required: newest?.outbound_required ?? false,
  })
  const [limits, setLimits] = useState((newest?.limits ?? []).map(typedLimit))
  const set = (part: Partial<typeof form>) => setForm((known) => ({ ...known, ...part }))

  const save = async () => {
    const { grades, days, ...rest } = form
    const entered = limits.map(limitOf)
    const odd = entered.find(({ min, max }) => Number.isNaN(min) || Number.isNaN(max))
    if (odd) return `「${odd.name}」的上下限只能填数字`
    await api('/standards', 'POST', {
      ...{ ...rest, good_id: good.id, limits: entered, shelf_life_days: Number(days) },
      grades: grades.split(/[、，,\s]+/).filter(Boolean),
    })
    await onSaved()
    toast.success('新版已保存')
  }

  return (
    <FormDrawer
      title={`${good.title} 标准第 ${(newest?.version ?? 0) + 1} 版`}
      submit="保存新版"
      onClose={onClose}
      onSend={save}
    >
      <Text size="small" className="text-ui-fg-subtle">
        标准只出新版，不改旧版；生效前收的批次仍按原来的版本检验。
      </Text>
      <TextField
        label="生效日期"
        value={form.effective_from}
        placeholder="2026-11-25"
        onChange={(effective_from) => set({ effective_from })}
      />
      <TextField label="保质期（天）" value={form.days} onChange={(days) => set({ days })} />
      <TextField label="等级（用顿号分开）" value={form.grades} onChange={(grades) => set({ grades })} />
      <TextField label="包装要求" value={form.packing} onChange={(packing) => set({ packing })} />
      <TextField label="贮存要求" value={form.storage} onChange={(storage) => set({ storage })} />
      <SwitchField
        label="每次发货前须出库检验合格"
        value={form.outbound_required}
        onChange={(outbound_required) => set({ outbound_required })}
      />
      <LimitFields limits={limits} onChange={setLimits} />
    </FormDrawer>
  )
}
