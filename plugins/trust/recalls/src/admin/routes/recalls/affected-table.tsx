import { Table } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { type AffectedLine, kindName, stateName } from '../../lib/recalls'

/** Who and where, how many, and how it stands; `actions` are what may be done with a row. Scrolls sideways on a phone. */
type Props<Row extends AffectedLine> = { rows: Row[]; actions?: (row: Row) => ReactNode }

export function AffectedTable<Row extends AffectedLine>({ rows, actions }: Props<Row>) {
  return (
    <div className="overflow-x-auto">
      <Table className="whitespace-nowrap">
        <Table.Header>
          <Table.Row>
            {['对象', '批次', '订单或位置', '数量', '状态', ...(actions ? [''] : [])].map((head) => (
              <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row, i) => (
            <Table.Row key={row.id ?? i}>
              <Table.Cell>{kindName(row.kind)}</Table.Cell>
              <Table.Cell>{row.lot}</Table.Cell>
              <Table.Cell>
                {row.order_id ? (
                  <a className="text-ui-fg-interactive" href={`/app/orders/${row.order_id}`}>
                    订单 {row.order} {row.buyer}
                  </a>
                ) : (
                  row.place
                )}
              </Table.Cell>
              <Table.Cell>{row.quantity}</Table.Cell>
              <Table.Cell>
                {stateName(row.state)}
                {row.refund_fen ? ` ¥${(row.refund_fen / 100).toFixed(2)}` : ''}
              </Table.Cell>
              {actions && <Table.Cell>{actions(row)}</Table.Cell>}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
