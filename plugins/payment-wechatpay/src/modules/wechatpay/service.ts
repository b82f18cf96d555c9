import { MedusaError, MedusaService } from '@medusajs/framework/utils'
import type { InferTypeOf } from '@medusajs/framework/types'
import { WechatPayClient } from '../../lib/client'
import { parseOptions, type WechatPayOptions } from '../../lib/options'
import { WechatCallback } from './models/wechat-callback'
import { WechatRefund } from './models/wechat-refund'

export type StoredCallback = InferTypeOf<typeof WechatCallback>
type NewCallback = Pick<StoredCallback, 'callback_id' | 'event_type' | 'out_trade_no' | 'resource'>

const FIRST_RETRY_S = 20
const LAST_ATTEMPT = 20

/** Keeps what WeChat Pay told us, and the line to it for routes, workflows and jobs. */
export default class WechatPayService extends MedusaService({ WechatCallback, WechatRefund }) {
  private readonly connection: { client: WechatPayClient; options: WechatPayOptions } | null

  constructor(container: object, options?: Record<string, unknown>) {
    super(...[container, options])
    const parsed = options?.mchid ? parseOptions(options) : null
    this.connection = parsed && { client: new WechatPayClient(parsed), options: parsed }
  }

  /** @throws MedusaError not_found in a shop that does not take WeChat Pay */
  connect() {
    if (!this.connection) throw new MedusaError(MedusaError.Types.NOT_FOUND, '本店没有开通微信支付。')
    return this.connection
  }

  get connected() {
    return this.connection !== null
  }

  /** Keeps a notification once. The unique index decides between two copies arriving in the same moment. */
  async keepCallback(input: NewCallback): Promise<StoredCallback> {
    const known = await this.findCallback(input.callback_id)
    if (known) return known
    try {
      const next_attempt_at = new Date(Date.now() + FIRST_RETRY_S * 1000)
      return await this.createWechatCallbacks({ ...input, next_attempt_at })
    } catch (error) {
      const winner = await this.findCallback(input.callback_id)
      if (winner) return winner
      throw error
    }
  }

  private async findCallback(callback_id: string) {
    const [known] = await this.listWechatCallbacks({ callback_id }, { take: 1 })
    return known
  }

  async dueCallbacks(take: number): Promise<StoredCallback[]> {
    return await this.listWechatCallbacks(
      { status: 'received', next_attempt_at: { $lte: new Date() } },
      { take, order: { next_attempt_at: 'ASC' } },
    )
  }

  /** The pause doubles from 20 s up to an hour; after twenty tries a person has to look. */
  async postponeCallback(id: string, note: string) {
    const { attempts } = await this.retrieveWechatCallback(id, { select: ['id', 'attempts'] })
    const tried = attempts + 1
    const pause_s = Math.min(FIRST_RETRY_S * 2 ** attempts, 3600)
    await this.updateWechatCallbacks({
      id,
      attempts: tried,
      note: note.slice(0, 500),
      status: tried >= LAST_ATTEMPT ? 'failed' : 'received',
      next_attempt_at: new Date(Date.now() + pause_s * 1000),
    })
  }

  async finishCallback(id: string, status: 'processed' | 'refused', note: string | null) {
    await this.updateWechatCallbacks({ id, status, note, processed_at: new Date() })
  }
}
