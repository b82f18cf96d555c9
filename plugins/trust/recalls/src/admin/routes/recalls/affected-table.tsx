import { type Column, DeskTable } from '@shanzhen/desk/table'
import { yuan } from '@shanzhen/desk/money'
import type { ReactNode } from 'react'
import type { AffectedEntry, AffectedLine } from '../../../wire'
import { kindName, stateName } from '../../lib/recalls'

/** Who and where, how many, and how it stands; `actions` are what may be done with a row. Scrolls sideways on a phone. */
type Props<Row extends AffectedLine & Partial<AffectedEntry>> = { rows: Row[]; actions?: (row: Row) => ReactNode }

export function AffectedTable<Row extends AffectedLine & Partial<AffectedEntry>>({ rows, actions }: Props<Row>) {
  const columns: Column<Row & { at: number }>[] = [
    { head: '对象', cell: ({ kind }) => kindName(kind) },
    { head: '批次', cell: ({ lot }) => lot },
    {
      head: '订单或位置',
      cell: (row) =>
        row.order_id ? (
          <a className="text-ui-fg-interactive" href={`/app/orders/${row.order_id}`}>
            订单 {row.order} {row.buyer}
          </a>
        ) : (
          row.place
        ),
    },
    { head: '数量', right: true, cell: ({ quantity }) => quantity },
    {
      head: '状态',
      cell: ({ state, refund_fen }) => [stateName(state), refund_fen ? yuan(refund_fen) : ''].join(' ').trim(),
    },
    ...(actions ? [{ head: '', cell: actions }] : []),
  ]
  // A preview's rows have no ids yet.
  return (
    <DeskTable
      rows={rows.map((row, at) => ({ ...row, at }))}
      columns={columns}
      keyOf={({ id, at }) => id ?? String(at)}
      empty="没有涉及任何人或地方。"
    />
  )
}
