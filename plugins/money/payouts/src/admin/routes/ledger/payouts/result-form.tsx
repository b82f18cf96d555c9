import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { yuan } from '@shanzhen/desk/money'
import type { Payout } from '../../../../wire'

type Props = { row: Payout; onClose: () => void; onSaved: () => Promise<void> }
const ANSWERS = [
  ['paid', '已到账'],
  ['failed', '未成功：钱没有付出去'],
] as const

/** What the bank said: arrived, not sent, or sent back later. */
export function ResultForm({ row, onClose, onSaved }: Props) {
  const back = row.state === 'paid'
  const [result, setResult] = useState<'paid' | 'failed'>('paid')
  const [typed, setTyped] = useState({ reference: '', reason: '' })
  const paid = !back && result === 'paid'

  const send = async () => {
    const { reference, reason } = typed
    if (paid && reference.trim().length < 4) return '请填写银行流水号'
    if (!paid && reason.trim().length < 2) return '请写明原因，对方会看到'
    const said = paid ? { result, reference } : { result: back ? 'returned' : result, reason }
    await ask(`/payouts/${row.id}/result`, said)
    toast.success(paid ? '已登记到账' : '已登记，钱回到对方余额')
    await onSaved()
  }
  return (
    <FormDrawer
      title={back ? `登记退票：${row.number}` : `登记结果：${row.number}`}
      submit="登记"
      onClose={onClose}
      onSend={send}
    >
      <Text size="small">
        {yuan(row.amount_fen)} 付给 {row.payee_name}，{row.bank} 尾号 {row.number_end}。请照着银行的回单登记。
      </Text>
      {!back && <ChoiceField label="结果" value={result} options={ANSWERS} onChange={setResult} />}
      {paid ? (
        <TextField
          label="银行流水号"
          value={typed.reference}
          onChange={(reference) => setTyped((known) => ({ ...known, reference }))}
        />
      ) : (
        <TextField
          label="原因（对方会看到）"
          value={typed.reason}
          onChange={(reason) => setTyped((known) => ({ ...known, reason }))}
        />
      )}
    </FormDrawer>
  )
}
