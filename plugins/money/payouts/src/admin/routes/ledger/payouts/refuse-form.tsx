import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { yuan } from '@shanzhen/desk/money'
import type { Payout } from '../../../../wire'

type Props = { row: Payout; onClose: () => void; onSaved: () => Promise<void> }

/** The wish goes back with a reason; its money is in the balance again. */
export function RefuseForm({ row, onClose, onSaved }: Props) {
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim().length < 2) return '请写明原因，对方会看到'
    await ask(`/payouts/${row.id}/refuse`, { reason: reason.trim() })
    toast.success('已退回，钱回到余额')
    await onSaved()
  }
  return (
    <FormDrawer title={`退回 ${row.payee_name} 的提现`} submit="退回申请" onClose={onClose} onSend={send}>
      <Text size="small">{yuan(row.amount_fen)} 会回到对方的余额。</Text>
      <TextField label="原因（对方会看到）" value={reason} onChange={setReason} />
    </FormDrawer>
  )
}
