import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, newKey } from '@shanzhen/desk/api'
import { ListField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import type { BorneCase } from '../../../../wire'

type Props = { of: BorneCase; onClose: () => void; onSaved: () => Promise<void> }
export const BEARERS = { carrier: '承运方', producer: '生产者' } as const

/** How much of what went back a carrier or a producer bears; in the book once a second person confirms the voucher. */
export function BearForm({ of, onClose, onSaved }: Props) {
  const left = of.refund_fen - of.shares.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  const options = (['carrier', 'producer'] as const).flatMap((bearer) =>
    of.parties[bearer].map(({ id, name }) => ({ bearer, party: id, label: `${BEARERS[bearer]}：${name}` })),
  )
  const [label, setLabel] = useState('')
  const [amount, setAmount] = useState((left / 100).toFixed(2))
  const [note, setNote] = useState('')
  const [key] = useState(newKey)
  const send = async () => {
    const chosen = options.find((option) => option.label === label)
    if (!chosen) return '请选择谁来承担'
    const amount_fen = fenOf(amount)
    if (!amount_fen) return '请填写金额，最小到分'
    if (amount_fen > left) return `最多还能归责 ${yuan(left)}`
    const { bearer, party } = chosen
    await api(`/settlement/cases/${of.id}`, 'POST', { bearer, party, amount_fen, note: note.trim() }, key)
    toast.success('已登记，等另一位同事在“凭证”里确认')
    await onSaved()
  }
  return (
    <FormDrawer title={`订单 ${of.number} 由谁承担`} submit="登记" onClose={onClose} onSend={send}>
      <Text size="small">
        {of.resent ? '补发的货值' : '已退'} {yuan(of.refund_fen)}，还没有归责的 {yuan(left)} 由供应中心承担。
      </Text>
      {options.length ? (
        <ListField label="承担方" value={label} options={options.map((one) => one.label)} onChange={setLabel} />
      ) : (
        <Text size="small">这个订单没有登记承运方，商品也没有登记生产者。</Text>
      )}
      <TextField label="承担金额（元）" value={amount} onChange={setAmount} />
      <TextField label="事由" value={note} onChange={setNote} maxLength={150} />
    </FormDrawer>
  )
}
