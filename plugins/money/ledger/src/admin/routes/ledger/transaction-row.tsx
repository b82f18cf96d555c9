/** A statement's line, opened: every entry of its transaction, and the order it is about. */
import { Table, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import { kindName, ownerName, type TransactionView } from '../../lib/book'

export function TransactionRow({ id }: { id: string }) {
  const [transaction, setTransaction] = useState<TransactionView | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    ask<{ transaction: TransactionView }>(`/ledger/transactions/${id}`)
      .then((answer) => setTransaction(answer.transaction))
      .catch((error) => setFault(messageOf(error)))
  }, [id])

  return (
    <Table.Row className="bg-ui-bg-subtle">
      <td colSpan={4} className="px-6 py-4">
        {fault && <Text className="text-ui-fg-error">{fault}</Text>}
        {transaction && (
          <div className="flex flex-col gap-y-2">
            {transaction.entries.map(({ account_id, amount_fen, kind, owner_id }) => (
              <div key={account_id} className="txt-small flex justify-between tabular-nums">
                <span>
                  {amount_fen > 0 ? '借' : '贷'} {kindName(kind ?? '')} · {ownerName(owner_id ?? '')}
                </span>
                <span>{yuan(Math.abs(amount_fen))}</span>
              </div>
            ))}
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
