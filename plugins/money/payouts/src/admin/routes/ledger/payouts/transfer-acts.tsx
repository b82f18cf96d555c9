/** A transfer on its way: WeChat is asked now, or asked to stop. */
import { Button, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import type { Payout } from '../../../../wire'
import { STATES, TRANSFER_STATES } from '../../../lib/words'

type Props = { row: Payout; onChanged: () => Promise<void> }

export function TransferActs({ row, onChanged }: Props) {
  const prompt = usePrompt()
  const [busy, setBusy] = useState(false)

  const act = async (what: 'ask' | 'stop') => {
    setBusy(true)
    try {
      const { payout } = await ask<{ payout: Payout }>(`/payouts/${row.id}/${what}`, {})
      const { state, transfer } = payout
      toast.success(state === 'sent' && transfer ? TRANSFER_STATES[transfer.state] : STATES[state][0])
    } catch (error) {
      toast.error(messageOf(error))
    }
    setBusy(false)
    await onChanged()
  }
  const stop = async () => {
    const sure = await prompt({
      title: `撤销这笔微信转账：${yuan(row.amount_fen)}？`,
      description: `付给 ${row.payee_name}。微信撤销后，钱回到对方的余额；收款人已经确认的撤不了。`,
      ...{ confirmText: '撤销转账', cancelText: '先不' },
    })
    if (sure) await act('stop')
  }
  return (
    <>
      <Button size="small" variant="secondary" disabled={busy} onClick={() => void act('ask')}>
        现在查询
      </Button>
      {row.transfer?.state !== 'canceling' && (
        <Button size="small" variant="transparent" disabled={busy} onClick={() => void stop()}>
          撤销转账
        </Button>
      )}
    </>
  )
}
