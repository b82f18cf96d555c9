/** Writes down a payment that left by the bank or out of the till; it counts once a second person confirmed it. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, newKey } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import type { OwedProducer } from '../../../../../wire'

type Props = {
  producer: OwedProducer
  /** Written down and not confirmed yet: it lies in what is owed still, and is not to be paid again. */
  waiting_fen: number
  onClose: () => void
  onSaved: () => Promise<void>
}
const FROM = [
  ['bank', '银行存款'],
  ['cash', '库存现金'],
] as const

export function PayForm({ producer, waiting_fen, onClose, onSaved }: Props) {
  const left_fen = Math.max(producer.owed_fen - waiting_fen, 0)
  const [typed, setTyped] = useState({
    ...{ amount: left_fen ? (left_fen / 100).toFixed(2) : '', reference: '', note: '货款', day: today() },
  })
  const [from, setFrom] = useState<'bank' | 'cash'>('bank')
  const [key] = useState(newKey)
  const set = (change: Partial<typeof typed>) => setTyped((known) => ({ ...known, ...change }))

  const send = async () => {
    const amount_fen = fenOf(typed.amount)
    if (!amount_fen) return '请填写金额，如 1234.50'
    if (amount_fen > left_fen) return `还能登记 ${yuan(left_fen)}，请先让同事确认或撤回已登记的付款`
    const { reference, note, day } = typed
    const body = { amount_fen, from, reference, note, effective_on: day }
    await api(`/purchase/producers/${producer.id}/payments`, 'POST', body, key)
    toast.success('付款已登记，等另一人确认')
    await onSaved()
  }

  return (
    <FormDrawer title={`登记付给${producer.name}的货款`} submit="登记付款" onClose={onClose} onSend={send}>
      <Text size="small">
        现在应付 {yuan(producer.owed_fen)}，
        {waiting_fen > 0
          ? `其中 ${yuan(waiting_fen)} 已登记付款、待确认，还能登记 ${yuan(left_fen)}。`
          : '付款不能多于它。'}
      </Text>
      <TextField label="金额（元）" value={typed.amount} onChange={(amount) => set({ amount })} />
      <ChoiceField label="从哪里付" value={from} options={FROM} onChange={setFrom} />
      <TextField label="银行流水号或收条号" value={typed.reference} onChange={(reference) => set({ reference })} />
      <TextField label="事由" value={typed.note} onChange={(note) => set({ note })} />
      <TextField label="付款日" value={typed.day} placeholder={today()} onChange={(day) => set({ day })} />
      <Text size="small" className="text-ui-fg-subtle">
        另一位同事确认后才入账。
      </Text>
    </FormDrawer>
  )
}
