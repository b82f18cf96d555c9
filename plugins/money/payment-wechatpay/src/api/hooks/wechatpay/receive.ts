import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SignatureRefused } from '../../../lib/errors'
import { signatureHeaders } from '../../../lib/platform-keys'
import { callbackSchema, refundSchema, transactionSchema, transferSchema } from '../../../lib/wire'
import { WECHATPAY_MODULE } from '../../../modules/wechatpay'
import { processCallback } from '../../../process-callback'
import { payeeHash } from '../../../transfers/words'

const FAIL = { code: 'FAIL', message: '失败' }

type Read = { number: string; mchid: string | undefined; resource: Record<string, unknown> }
/** What is kept of each kind, under our own number; whom it pays is known by a hash. */
const READERS: Record<'transaction' | 'refund' | 'transfer', (plain: unknown) => Read> = {
  transaction: (plain) => {
    const resource = transactionSchema.parse(plain)
    return { number: resource.out_trade_no, mchid: resource.mchid, resource }
  },
  refund: (plain) => {
    const resource = refundSchema.parse(plain)
    return { number: resource.out_trade_no, mchid: resource.mchid, resource }
  },
  transfer: (plain) => {
    const { openid, ...resource } = transferSchema.parse(plain)
    const payee_hash = openid ? payeeHash(openid) : null
    return { number: resource.out_bill_no, mchid: resource.mchid, resource: { ...resource, payee_hash } }
  },
}

/**
 * A notification comes in: believed, kept, answered, and only then carried out. WeChat gives five seconds and comes
 * back until it hears 204, so whatever was not kept is not lost.
 */
export async function receive(req: MedusaRequest, res: MedusaResponse, kind: keyof typeof READERS) {
  const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
  const service = req.scope.resolve(WECHATPAY_MODULE)
  if (!service.connected) return void res.status(404).json(FAIL)
  let stored
  try {
    const { client, options } = service.connect()
    const raw = rawText(req.rawBody)
    await client.keys.verify(signatureHeaders(req.headers), raw)
    const body = callbackSchema.parse(JSON.parse(raw))
    const { number, mchid, resource } = READERS[kind](client.decrypt(body.resource))
    if (mchid !== options.mchid) throw new SignatureRefused('serial')
    const { id: callback_id, event_type } = body
    stored = await service.keepCallback({ callback_id, event_type, out_trade_no: number, resource })
  } catch (error) {
    const reason = error instanceof SignatureRefused ? error.reason : error instanceof Error ? error.name : 'unknown'
    logger.warn(`WeChat Pay notification not taken: ${reason}`)
    return void res.status(isOurFault(error) ? 500 : 400).json(FAIL)
  }
  res.status(204).end()
  if (stored.status === 'received') void processCallback(req.scope, stored)
}

function rawText(rawBody: unknown) {
  if (Buffer.isBuffer(rawBody)) return rawBody.toString('utf8')
  if (typeof rawBody === 'string') return rawBody
  throw new SignatureRefused('header')
}

/** A sick database asks for another try; a bad message is simply bad. */
const isOurFault = (error: unknown) =>
  !(
    error instanceof SignatureRefused ||
    error instanceof SyntaxError ||
    (error instanceof Error && error.name === 'ZodError')
  )
