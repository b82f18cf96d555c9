/** A gateway on a free port with a folder of its own, and a provider that talks to it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGateway, type Gateway } from '../../../plugins/money/payment-wechatpay/sandbox/start'
import { parseOptions } from '../../../plugins/money/payment-wechatpay/src/lib/options'
import {
  decideRefund,
  refundNumber,
  type RefundIntent,
  type RefundRegister,
  type RefundRow,
} from '../../../plugins/money/payment-wechatpay/src/lib/refund-register'

export async function openGateway(timeScale = 0.001) {
  const dataDir = mkdtempSync(join(tmpdir(), 'wechatpay sandbox '))
  let gateway = await startGateway({ port: 0, dataDir, timeScale })
  return {
    get: () => gateway,
    restart: async () => {
      await gateway.close()
      gateway = await startGateway({ port: 0, dataDir, timeScale })
    },
    dataDir,
    close: async () => {
      await gateway.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const settings = (gateway: Gateway, changes: Record<string, unknown> = {}) => ({
  ...gateway.merchant,
  base_url: gateway.url,
  notify_base_url: gateway.url,
  storefront_url: 'http://shop.test',
  timeout_ms: 1000,
  ...changes,
})

export const options = (gateway: Gateway, changes: Record<string, unknown> = {}) =>
  parseOptions(settings(gateway, changes))

/** The refund register in memory; `forget` is Medusa deleting its refund row after a failure. */
export class MemoryRegister implements RefundRegister {
  rows: (RefundRow & { out_trade_no: string })[] = []
  /** What notifications said of refunds, by number. */
  notified = new Map<string, string>()

  async claim(intent: RefundIntent) {
    const own = this.rows.filter((row) => row.out_trade_no === intent.out_trade_no)
    const decision = decideRefund(own, intent)
    if ('takeOver' in decision) {
      Object.assign(decision.takeOver, { refund_key: intent.refund_key, state: 'sending', fresh: true, recorded: true })
      return decision.takeOver.out_refund_no
    }
    const out_refund_no = refundNumber(intent.out_trade_no, decision.sequence)
    this.rows.push({
      ...intent,
      out_refund_no,
      sequence: decision.sequence,
      state: 'sending',
      fresh: true,
      recorded: true,
    })
    return out_refund_no
  }

  async settle(out_refund_no: string, state: RefundRow['state']) {
    for (const row of this.rows) if (row.out_refund_no === out_refund_no) row.state = state
    return this.notified
  }

  forget(refund_key: string) {
    for (const row of this.rows) if (row.refund_key === refund_key) row.recorded = false
  }
}
