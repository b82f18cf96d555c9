import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { isFromWechat, readEvent, type Signed } from '../../../../lib/events'
import { takeEvent } from '../../../../messages/take-event'
import { WECHAT } from '../../../../modules/wechat'

const LARGEST_BYTES = 64 * 1024

/** WeChat asks once whether whoever listens knows the token. */
export const GET = (request: MedusaRequest, response: MedusaResponse) => {
  if (!believed(request)) return void response.status(403).send('forbidden')
  response.type('text/plain').send(word(request.query.echostr).slice(0, 200))
}

/** Anything but `success` would make WeChat send it again: what cannot be read is not. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  if (!believed(request)) return void response.status(403).send('forbidden')
  const body = await textOf(request)
  if (body === null) return void response.status(413).send('too large')
  const event = readEvent(body)
  if (event) await takeEvent(request.scope, event)
  response.type('text/plain').send('success')
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

function believed({ scope, query }: MedusaRequest): boolean {
  const token = scope.resolve(WECHAT).options?.message_token
  const signed: Signed = {
    ...{ signature: word(query.signature), timestamp: word(query.timestamp), nonce: word(query.nonce) },
  }
  return token !== undefined && isFromWechat(token, signed)
}

/** Null for more than an event can be. */
async function textOf(request: MedusaRequest): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
