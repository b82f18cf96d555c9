/** A statement's line, opened: every entry of its transaction, and the order it is about. */
import { Button, Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { yuan } from '@shanzhen/desk/money'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { TransactionView } from '../../../wire'
import { kindName, ownerName } from '../../../words'
import { ReverseForm } from './vouchers/reverse-form'

export function TransactionRow({ id }: { id: string }) {
  const { answer, fault } = useAnswer<{ transaction: TransactionView }>(`/ledger/transactions/${id}`)
  const transaction = answer?.transaction
  const [reversing, setReversing] = useState(false)

  return (
    <Table.Row className="bg-ui-bg-subtle">
      <td colSpan={4} className="px-6 py-4">
        {fault && <Text className="text-ui-fg-error">{fault}</Text>}
        {transaction && (
          <div className="flex flex-col gap-y-2">
            {transaction.entries.map(({ account_id, amount_fen, kind, owner_id, owner_name }) => (
              <div key={account_id} className="txt-small flex justify-between tabular-nums">
                <span>
                  {amount_fen > 0 ? '借' : '贷'} {kindName(kind)} · {owner_name ?? ownerName(owner_id)}
                </span>
                <span>{yuan(Math.abs(amount_fen))}</span>
              </div>
            ))}
            {transaction.description && <Text size="small">{transaction.description}</Text>}
            {transaction.kind === 'difference_booked' && (
              <Button size="small" variant="secondary" className="w-fit" onClick={() => setReversing(true)}>
                冲销
              </Button>
            )}
            {reversing && (
              <ReverseForm
                transaction_id={transaction.id}
                what={kindName(transaction.kind)}
                onClose={() => setReversing(false)}
                onSaved={() => undefined}
              />
            )}
            {transaction.reference_type === 'order' && (
              <a className="txt-small text-ui-fg-interactive" href={`/app/orders/${transaction.reference_id}`}>
                打开订单
              </a>
            )}
          </div>
        )}
      </td>
    </Table.Row>
  )
}
