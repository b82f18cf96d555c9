import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { movementName } from '@shanzhen/shop-orders/movement-words'
import { SETTLEMENT } from '../modules/settlement'
import type { StatementRow } from '../types'
import type { ShownLine, Statement, StatementFile, StatementLine } from '../wire'
import { rebuild } from './content'

export const statementView = (row: StatementRow): z.input<typeof Statement> => ({
  ...{ id: row.id, number: row.number, shop_id: row.shop_id, shop_name: row.shop_name, seq: row.seq },
  ...{ period_from: row.period_from, period_to: row.period_to, opening_fen: row.opening_fen },
  ...{ closing_fen: row.closing_fen, line_count: row.line_count, hash: row.hash, previous_hash: row.previous_hash },
  ...{ state: row.state, state_at: row.state_at, created_at: row.created_at },
})

type Asked = { take: number; after: number }

/** A page of its lines, its sums by kind, and what was said about it. */
export async function statementFile(
  container: MedusaContainer,
  row: StatementRow,
  { take, after }: Asked,
): Promise<z.input<typeof StatementFile>> {
  const content = await rebuild(container, row)
  const page = content.lines.slice(after, after + take)
  const remarks = await container.resolve(SETTLEMENT).remarksOf(row.id)
  const names = await namesOf(
    container,
    remarks.flatMap(({ by, answered_by }) => [by, answered_by]),
  )
  return {
    statement: statementView(row),
    lines: await withOrders(container, row.shop_id, page),
    next: after + take < content.lines.length ? after + take : null,
    sums: sumsOf(content.lines),
    remarks: remarks.map(({ statement_id: _of, by, answered_by, ...remark }) => ({
      ...remark,
      by: names[by] ?? '',
      answered_by: answered_by && (names[answered_by] ?? ''),
    })),
  }
}

function sumsOf(lines: StatementLine[]): StatementFile['sums'] {
  const sums = new Map<string, { kind: string; amount_fen: number; count: number }>()
  for (const { kind, reason, amount_fen } of lines) {
    const kind_zh = movementName(kind, reason)
    const sum = sums.get(kind_zh) ?? { kind, amount_fen: 0, count: 0 }
    sums.set(kind_zh, { kind, amount_fen: sum.amount_fen + amount_fen, count: sum.count + 1 })
  }
  return [...sums].map(([kind_zh, sum]) => ({ kind_zh, ...sum }))
}

async function withOrders(container: MedusaContainer, shop_id: string, lines: StatementLine[]): Promise<ShownLine[]> {
  const ids = await container.resolve(SHOP_ORDER).idsByNumber(
    shop_id,
    lines.map(({ reference }) => reference),
  )
  return lines.map((line) => ({
    ...line,
    kind_zh: movementName(line.kind, line.reason),
    shop_order_id: ids.get(line.reference) ?? null,
  }))
}
