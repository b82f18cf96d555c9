/** What may be done with a payout now, by whoever looks at it. */
import { Button, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import { useRights } from '@shanzhen/desk/use-rights'
import type { Payout } from '../../../../wire'
import { RefuseForm } from './refuse-form'
import { ResultForm } from './result-form'
import { TransferActs } from './transfer-acts'

type Props = { row: Payout; onChanged: () => Promise<void> }
const LOOKS = { asked: ['check', '审核通过'], checked: ['approve', '复核放行'] } as const

const LET_GO = { bank: '放行后就可以做打款文件。', wechat: '放行后马上发给微信，等收款人确认。' } as const

export function PayoutActs({ row, onChanged }: Props) {
  const prompt = usePrompt()
  const may = useRights()('payouts:act')
  const [form, setForm] = useState<'refuse' | 'result' | null>(null)
  const look = !row.held && (row.state === 'asked' || row.state === 'checked') ? LOOKS[row.state] : null

  const pass = async (act: string, word: string) => {
    const to = `${row.payee_name}，${row.bank} ${row.holder} 尾号 ${row.number_end}`
    const sure = await prompt({
      title: `${word}：${yuan(row.amount_fen)}？`,
      description: `付给 ${to}。${act === 'approve' ? LET_GO[row.channel] : '还要另一位同事复核。'}`,
      ...{ confirmText: word, cancelText: '先不' },
    })
    if (!sure) return
    try {
      await ask(`/payouts/${row.id}/${act}`, {})
      toast.success(act === 'approve' ? '已放行' : '已审核，等另一位同事复核')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await onChanged()
  }

  if (!may) return null
  return (
    // The row opens by a press; its buttons do their own.
    <div className="flex flex-col gap-1 sm:flex-row" role="presentation" onClick={(event) => event.stopPropagation()}>
      {look && !row.own && (
        <Button size="small" onClick={() => void pass(look[0], look[1])}>
          {look[1]}
        </Button>
      )}
      {['asked', 'checked', 'approved'].includes(row.state) && (
        <Button size="small" variant="secondary" onClick={() => setForm('refuse')}>
          退回
        </Button>
      )}
      {row.channel !== 'bank' && row.state === 'sent' && <TransferActs row={row} onChanged={onChanged} />}
      {row.channel === 'bank' && (row.state === 'sent' || row.state === 'paid') && !row.own && (
        <Button
          size="small"
          variant={row.state === 'sent' ? 'primary' : 'transparent'}
          onClick={() => setForm('result')}
        >
          {row.state === 'sent' ? '登记结果' : '登记退票'}
        </Button>
      )}
      {form === 'refuse' && <RefuseForm row={row} onClose={() => setForm(null)} onSaved={onChanged} />}
      {form === 'result' && <ResultForm row={row} onClose={() => setForm(null)} onSaved={onChanged} />}
    </div>
  )
}
