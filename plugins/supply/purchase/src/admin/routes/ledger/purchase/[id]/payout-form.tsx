/** 申请打款: out of what the producer is owed, to the account that was accepted; two people look at it before it leaves. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import type { ProducerFile } from '../../../../../wire'

type Props = {
  file: ProducerFile
  /** Written down as paid by hand and not confirmed yet. */
  waiting_fen: number
  onClose: () => void
  onSaved: () => Promise<void>
}

export function PayoutForm({ file: { producer, account }, waiting_fen, onClose, onSaved }: Props) {
  const left_fen = Math.max(producer.owed_fen - waiting_fen, 0)
  const [amount, setAmount] = useState((left_fen / 100).toFixed(2))
  const send = async () => {
    const amount_fen = fenOf(amount)
    if (!amount_fen) return '请填写金额，如 1234.50'
    if (amount_fen > left_fen) return `最多申请 ${yuan(left_fen)}`
    await ask(`/purchase/producers/${producer.id}/payouts`, { amount_fen })
    toast.success('已申请，在“打款”里等两位同事审核、复核')
    await onSaved()
  }
  return (
    <FormDrawer title={`打款给${producer.name}`} submit="申请打款" onClose={onClose} onSend={send}>
      <Text size="small">
        {account && `付到 ${account.bank} ${account.holder} 尾号 ${account.number_end}。`}
        现在应付 {yuan(producer.owed_fen)}
        {waiting_fen > 0 && `，其中 ${yuan(waiting_fen)} 已登记付款、待确认`}。
      </Text>
      <TextField label="金额（元）" value={amount} onChange={setAmount} />
    </FormDrawer>
  )
}
