// What a browser sends, read only as far as it may go: nobody fills this process's memory with a body.
import type { IncomingMessage } from 'node:http'
import { getRequestHeader, type H3Event, readRawBody } from 'h3'

/** @returns the body, undefined where there is none, null where it is larger than so many bytes */
export async function readBodyWithin(event: H3Event, most_bytes: number): Promise<string | undefined | null> {
  const said = getRequestHeader(event, 'content-length')
  // Node takes no more of a request than it said.
  if (said !== undefined && Number(said) > most_bytes) return null
  const unsaid = said === undefined && /chunked/i.test(getRequestHeader(event, 'transfer-encoding') ?? '')
  return unsaid ? collect(event.node.req, most_bytes) : readRawBody(event)
}

/** What comes after the limit is let go by, so that the answer is heard. */
function collect(request: IncomingMessage, most_bytes: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= most_bytes) return void chunks.push(chunk)
      chunks = []
      resolve(null)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}
