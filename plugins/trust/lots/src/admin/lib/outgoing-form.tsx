import { Alert, Button, Checkbox, Label, toast } from '@medusajs/ui'
import { useId, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { WHOLE } from './outgoing'
import { boundsOf } from './standards'
import type { OutgoingLine } from '../../wire'

/** One inspection at the packing table, on a phone: what was looked at, and one of two big buttons. */
type Props = { orderId: string; lines: OutgoingLine[]; onSaved: () => Promise<void> }
const EMPTY = { values: {} as Record<string, string>, lots: [] as string[], reason: '', note: '' }

export function OutgoingForm({ orderId, lines, onSaved }: Props) {
  const waiting = lines.filter(({ left }) => left > 0)
  const [what, setWhat] = useState((waiting.find(({ missing }) => missing) ?? waiting[0])?.line_item_id ?? WHOLE)
  const [form, setForm] = useState(EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const id = useId()
  const line = waiting.find(({ line_item_id }) => line_item_id === what)
  const set = (part: Partial<typeof form>) => setForm((known) => ({ ...known, ...part }))

  const record = async (verdict: 'passed' | 'held') => {
    setProblem(null)
    const typed = (line?.limits ?? []).filter(({ name }) => form.values[name]?.trim())
    const values = typed.map(({ name }) => ({ name, value: Number(form.values[name]) }))
    const odd = values.find(({ value }) => Number.isNaN(value))
    if (odd) return setProblem(`「${odd.name}」只能填数字`)
    setSending(true)
    try {
      await api(`/orders/${orderId}/outgoing-inspections`, 'POST', {
        ...{ line_item_id: line?.line_item_id ?? null, lot_ids: form.lots, values, verdict },
        ...{ reason: form.reason || null, note: form.note || null },
      })
      toast.success(verdict === 'passed' ? '出库检验合格' : '已暂缓发货')
      setForm(EMPTY)
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <div className="flex flex-col gap-y-3">
      <ChoiceField
        label="检验对象"
        value={what}
        options={[
          ...waiting.map(({ line_item_id, title, left }) => [line_item_id, `${title}（未发 ${left} 件）`] as const),
          [WHOLE, '整单'],
        ]}
        onChange={(next) => {
          setWhat(next)
          set({ values: {}, lots: [] })
        }}
      />
      {line?.lots.map((lot) => (
        <div key={lot.id} className="flex items-center gap-x-2">
          <Checkbox
            id={id + lot.id}
            checked={form.lots.includes(lot.id)}
            onCheckedChange={(on) =>
              set({ lots: on ? [...form.lots, lot.id] : form.lots.filter((known) => known !== lot.id) })
            }
          />
          <Label htmlFor={id + lot.id} size="small">
            看了批次 <span className="font-mono">{lot.code}</span>
          </Label>
        </div>
      ))}
      {line?.limits.map((limit) => (
        <TextField
          key={limit.name}
          label={`${limit.name}（${boundsOf(limit) || '不限'}，可不填）`}
          value={form.values[limit.name] ?? ''}
          onChange={(value) => set({ values: { ...form.values, [limit.name]: value } })}
        />
      ))}
      <TextField
        label="暂缓的原因（合格不用填）"
        value={form.reason}
        placeholder="如：封口不严"
        onChange={(reason) => set({ reason })}
      />
      <TextField label="备注（可不填）" value={form.note} onChange={(note) => set({ note })} />
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Button size="large" className="w-full" disabled={sending} onClick={() => void record('passed')}>
          合格
        </Button>
        <Button size="large" className="w-full" variant="danger" disabled={sending} onClick={() => void record('held')}>
          暂缓发货
        </Button>
      </div>
    </div>
  )
}
