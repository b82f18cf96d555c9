/** A draft that takes an entry of the book back by one with its sides turned. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, newKey } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'

type Props = { transaction_id: string; what: string; onClose: () => void; onSaved: () => Promise<void> | void }

export function ReverseForm({ transaction_id, what, onClose, onSaved }: Props) {
  const [note, setNote] = useState('')
  const [day, setDay] = useState(today())
  const [key] = useState(newKey)

  const send = async () => {
    const body = { kind: 'reversal', reverses_id: transaction_id, note, effective_on: day }
    await api('/ledger/vouchers', 'POST', body, key)
    toast.success('冲销凭证已填写，等另一人确认')
    await onSaved()
  }

  return (
    <FormDrawer title={`冲销 ${what}`} submit="填写冲销凭证" onClose={onClose} onSend={send}>
      <Text size="small">按原分录借贷相反再记一笔；原来那笔仍留在账上。另一人确认后才入账。</Text>
      <TextField label="为什么冲销" value={note} onChange={setNote} />
      <TextField label="入账日期" value={day} placeholder={today()} onChange={setDay} />
    </FormDrawer>
  )
}
