import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { withToken } from '../credentials'
import { call, TOKEN_REFUSED, UNREAD } from '../lib/client'
import { WECHAT } from '../modules/wechat'
import type { DueReport } from '../modules/wechat/store/reports'
import { allSent, paidInWechat, reportOf } from './report'

/** Nothing is wrong with what was said: later it may go. */
const PASSING: readonly number[] = [UNREAD, -1, 45009, 45011, ...TOKEN_REFUSED]
/** It is there: sent before, or by hand at WeChat's own desk. */
const THERE: readonly number[] = [10060002, 10060023]
const TRIES = 12

/** An order all of which left waits to be reported, once for each payment made inside WeChat. */
export async function planReports(container: MedusaContainer, order_id: string): Promise<void> {
  const wechat = container.resolve(WECHAT)
  if (!wechat.options?.shipping_reports) return
  const payments = await paidInWechat(container, order_id)
  if (payments.length && (await allSent(container, order_id))) await wechat.addReports(order_id, payments)
}

/** Those that are due; put together from the order as it is now, so that a corrected waybill is what WeChat hears. */
export async function sendReports(container: MedusaContainer): Promise<number> {
  const wechat = container.resolve(WECHAT)
  if (!wechat.options?.shipping_reports) return 0
  const due = await wechat.claimReports(20)
  for (const report of due) await send(container, report)
  return due.length
}

async function send(container: MedusaContainer, report: DueReport): Promise<void> {
  const wechat = container.resolve(WECHAT)
  const parcels = await allSent(container, report.order_id)
  // Unpacked again: it is planned anew when it leaves.
  if (!parcels) return wechat.endReport(report.id, 'void', null)
  const body = reportOf(report, parcels, await phoneOf(container, report.order_id))
  const said = await withToken(wechat, wechat.connected(), (access_token) =>
    call(wechat.connected(), {
      path: '/wxa/sec/order/upload_shipping_info',
      query: { access_token },
      body,
      answer: z.object({ errcode: z.literal(0) }),
    }),
  )
  if (said.ok || THERE.includes(said.errcode)) return wechat.endReport(report.id, 'sent', null)
  const again = PASSING.includes(said.errcode) && report.tries < TRIES
  await wechat.endReport(report.id, again ? 'waiting' : 'refused', said)
}

async function phoneOf(container: MedusaContainer, order_id: string): Promise<string> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: ['shipping_address.phone'], filters: { id: order_id } })
  return data[0]?.shipping_address?.phone?.replace(/^\+86/, '') ?? ''
}
