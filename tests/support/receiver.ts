/** A small shop's own system, that listens for webhooks. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Got = { headers: IncomingHttpHeaders; body: string }

/** A shop's own system: keeps what comes, and answers as it is told. */
export async function openReceiver() {
  const got: Got[] = []
  const answer = { status: 200, headers: {} as Record<string, string>, hang: false }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      if (!answer.hang) response.writeHead(answer.status, answer.headers).end('<b>noted</b>\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url, got, answer, close }
}
