import type { IncomingMessage } from 'node:http'
import { batchTooLarge, notReadings } from '../../../modules/sensor/errors'
import { MAX_ROWS } from '../../../modules/sensor/store/check-rows'

const MAX_BYTES = 160 * 1024

/** Strings are passed over, what is no number in JSON becomes null: such a value costs its own row and not the batch. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|(-?(?:NaN|Infinity)|\bundefined|\bnan|-?\binf)\b/g
const withoutNaN = (text: string) => text.replace(NO_NUMBER, (all, bad?: string) => (bad ? 'null' : all))

/**
 * A device's JSON, read here rather than by Medusa's parser, so that what is too long or no JSON is told in Chinese.
 * @throws IngestRefusal 413 as soon as more bytes than a full batch came in, 422 for what is no JSON
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) throw batchTooLarge(MAX_ROWS)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(withoutNaN(Buffer.concat(chunks).toString('utf8'))) as unknown
  } catch {
    throw notReadings()
  }
}
