import { Button, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { BULK, emptyLot, lotBodyOf, lotProblem, type TypedLot } from '@shanzhen/lots/typed-lot'
import type { Choices, GoodChoice } from '@shanzhen/lots/wire'
import type { ReceivingNote } from '../../wire'

type Producer = { id: string; name: string }
type Props = { onClose: () => void; onSaved: () => Promise<void> }

/** What a producer said it would bring, and when. */
export function ExpectForm({ onClose, onSaved }: Props) {
  const producers = useAnswer<{ producers: Producer[] }>('/producers')
  const choices = useAnswer<Choices>('/lots/goods')
  const [note, setNote] = useState({ producer_id: '', expected_on: today(), remark: '' })
  const [lines, setLines] = useState<TypedLot[]>([emptyLot()])
  const set = (part: Partial<typeof note>) => setNote((known) => ({ ...known, ...part }))
  const goods = (choices.answer?.goods ?? []).filter(
    ({ producer_id }) => !producer_id || producer_id === note.producer_id,
  )
  const send = async () => {
    const wrong = lines.map((line, i) => [i, lotProblem(line)] as const).find(([, words]) => words)
    if (wrong) return `第 ${wrong[0] + 1} 种商品：${wrong[1]}`
    const body = {
      ...note,
      lines: lines.map((line) => {
        const { good_id, inventory_item_id, quantity } = lotBodyOf(line, goods)
        return { good_id, inventory_item_id, quantity }
      }),
    }
    const made = await api<{ note: ReceivingNote }>('/warehouse/receiving-notes', 'POST', body)
    toast.success(`写好了收货单 ${made.note.number}`)
    await onSaved()
  }
  return (
    <FormDrawer title="写收货单" submit="写好" onClose={onClose} onSend={send}>
      <ChoiceField
        label="生产者"
        value={note.producer_id}
        options={(producers.answer?.producers ?? []).map(({ id, name }) => [id, name] as const)}
        onChange={(producer_id) => {
          set({ producer_id })
          setLines([emptyLot()])
        }}
      />
      <TextField
        label="预计到货日"
        value={note.expected_on}
        placeholder="2026-11-29"
        onChange={(expected_on) => set({ expected_on })}
      />
      {lines.map((line) => (
        <Line
          key={line.key}
          line={line}
          goods={goods}
          onChange={(part) =>
            setLines((known) => known.map((one) => (one.key === line.key ? { ...one, ...part } : one)))
          }
          onRemove={lines.length > 1 ? () => setLines((known) => known.filter((one) => one !== line)) : null}
        />
      ))}
      <Button type="button" variant="secondary" onClick={() => setLines((known) => [...known, emptyLot()])}>
        再加一种商品
      </Button>
      <TextField label="备注" value={note.remark} maxLength={200} onChange={(remark) => set({ remark })} />
      <Fault text={producers.fault ?? choices.fault} />
    </FormDrawer>
  )
}

type LineProps = {
  line: TypedLot
  goods: GoodChoice[]
  onChange: (part: Partial<TypedLot>) => void
  onRemove: (() => void) | null
}
function Line({ line, goods, onChange, onRemove }: LineProps) {
  const good = goods.find(({ id }) => id === line.good_id)
  const sizes: [string, string][] = [
    ...(good?.sizes ?? []).map(({ title, inventory_item_id }): [string, string] => [inventory_item_id, title]),
    [BULK, '散货（按公斤）'],
  ]
  return (
    <section aria-label="商品" className="border-ui-border-base flex flex-col gap-y-3 rounded-lg border p-3">
      <ChoiceField
        label="商品"
        value={line.good_id}
        options={goods.map(({ id, title }) => [id, title] as const)}
        onChange={(good_id) =>
          onChange({ good_id, size: goods.find(({ id }) => id === good_id)?.sizes[0]?.inventory_item_id ?? BULK })
        }
      />
      <ChoiceField label="规格" value={line.size} options={sizes} onChange={(size) => onChange({ size })} />
      <TextField
        label={line.size === BULK ? '预计数量（公斤）' : '预计数量（整件）'}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
      {onRemove && (
        <Button type="button" size="small" variant="transparent" onClick={onRemove}>
          去掉
        </Button>
      )}
    </section>
  )
}
