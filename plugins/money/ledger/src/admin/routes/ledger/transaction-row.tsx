/** A statement's line, opened: every entry of its transaction, and the order it is about. */
import { Table, Text } from '@medusajs/ui'
import { yuan } from '@shanzhen/desk/money'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { TransactionView } from '../../../wire'
import { kindName, ownerName } from '../../../words'

export function TransactionRow({ id }: { id: string }) {
  const { answer, fault } = useAnswer<{ transaction: TransactionView }>(`/ledger/transactions/${id}`)
  const transaction = answer?.transaction

  return (
    <Table.Row className="bg-ui-bg-subtle">
      <td colSpan={4} className="px-6 py-4">
        {fault && <Text className="text-ui-fg-error">{fault}</Text>}
        {transaction && (
          <div className="flex flex-col gap-y-2">
            {transaction.entries.map(({ account_id, amount_fen, kind, owner_id }) => (
              <div key={account_id} className="txt-small flex justify-between tabular-nums">
                <span>
                  {amount_fen > 0 ? '借' : '贷'} {kindName(kind)} · {ownerName(owner_id)}
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
