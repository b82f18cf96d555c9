/** Goods that were to go once more are taken off their order again: nothing was sent, and their claim is as open as before. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ChangeActionType, Modules, OrderChangeStatus } from '@medusajs/framework/utils'
import { createOrderChangeActionsWorkflow } from '@medusajs/medusa/core-flows'
import { toYuan } from '@shanzhen/money-kit/fen'
import type { ClaimShares } from '@shanzhen/ports/types'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { AFTER_SALES } from './modules/after-sales'
import { listRequests } from './requests'
import { RESEND } from './resend'
import { borneByOthers, TAKEN_OFF } from './said-to-staff'
import type { AfterSaleView } from './types'
import { moveAfterSaleWorkflow } from './workflows/workflows/move-after-sale'

type Change = { order_id: string; confirmed_by?: string }
type Line = { id: string; quantity: number }

/**
 * Around the moment in which an order's change counts. Where it takes off all that a claim sent again, what wrote that off goes with
 * it, in one commit: the order is worth what it was, nothing is paid back, and the claim may be paid or sent again. Of what is taken off
 * in part the pieces are paid back as any others.
 * @throws MedusaError not_allowed where others were said to bear it
 */
export async function takingResendsBack(
  container: MedusaContainer,
  { order_id, confirmed_by }: Change,
  confirm: () => Promise<unknown>,
): Promise<unknown> {
  const claims = await takenOff(container, order_id)
  if (!claims.length) return confirm()
  return inOneCommit(container, async () => {
    await assertBornByNobody(container, claims)
    await takeCreditBack(container, order_id, claims)
    const confirmed = await confirm()
    for (const { id, version, lines, events } of claims) {
      const to = events.some(({ type }) => type === 'approved') ? ('approved' as const) : ('requested' as const)
      const resent = lines.map((line) => ({ id: line.id, resent_line_id: null }))
      const actor = { type: 'staff' as const, id: confirmed_by ?? null }
      await moveAfterSaleWorkflow(container).run({ input: { id, version, to, resent, note: TAKEN_OFF, actor } })
    }
    return confirmed
  })
}

/** Claims of which this change takes off every piece that was to go again, none of them gone before. */
async function takenOff(container: MedusaContainer, order_id: string): Promise<AfterSaleView[]> {
  const { requests } = await listRequests(container, { order_id, state: 'resent' })
  if (!requests.length) return []
  const orders = container.resolve(Modules.ORDER)
  const [before, after] = await Promise.all([
    orders.retrieveOrder(order_id, { relations: ['items'] }),
    orders.previewOrderChange(order_id),
  ])
  const piecesOf = ({ items = [] }: { items?: Line[] | null }, line: string | null) =>
    Number(items?.find(({ id }) => id === line)?.quantity ?? 0)
  return requests.filter(({ lines }) =>
    lines.every(
      ({ resent_line_id, quantity }) =>
        piecesOf(before as { items?: Line[] }, resent_line_id) === quantity &&
        piecesOf(after as { items?: Line[] }, resent_line_id) === 0,
    ),
  )
}

async function assertBornByNobody(container: MedusaContainer, claims: AfterSaleView[]): Promise<void> {
  const { shares } = container.resolve(AFTER_SALES).options
  const ids = claims.map(({ id }) => id)
  if (shares && (await container.resolve<ClaimShares>(shares).borneAmong(ids)).length) throw borneByOthers()
}

async function takeCreditBack(container: MedusaContainer, order_id: string, claims: AfterSaleView[]): Promise<void> {
  const open = { order_id, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] }
  const [change] = await container.resolve(Modules.ORDER).listOrderChanges(open as object, { take: 1 })
  const credits = claims.filter(({ goods_fen }) => goods_fen > 0)
  if (!change || !credits.length) return
  await createOrderChangeActionsWorkflow(container).run({
    input: credits.map(({ id, goods_fen }) => ({
      ...{ order_change_id: change.id, order_id, version: change.version },
      ...{ action: ChangeActionType.CREDIT_LINE_ADD, reference: RESEND, reference_id: id, amount: -toYuan(goods_fen) },
    })),
  })
}
