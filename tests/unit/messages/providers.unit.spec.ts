/** The two ways a message leaves: into the local outbox, or to a gateway that may falter. */
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OutboxProviderService from '../../../plugins/base/messages/src/providers/outbox/service'
import WebhookProviderService from '../../../plugins/base/messages/src/providers/webhook/service'

const message = { to: '13812341234', channel: 'sms', template: 'one-time-code', content: { text: '验证码 123456' } }

function recordingLogger() {
  const lines: string[] = []
  const logger = {
    info: (line: string) => lines.push(line),
    warn: (line: string) => lines.push(`! ${line}`),
  }
  return { lines, logger: logger as never }
}

describe('the outbox', () => {
  it('keeps one JSON line, and says in the log that it did, without the code', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'out box '))
    const { lines, logger } = recordingLogger()
    await new OutboxProviderService({ logger }, { channels: ['sms'], dir }).send(message)
    expect(lines).toEqual(['[message] one-time-code is in the outbox for 138****1234'])
    const kept = JSON.parse(readFileSync(join(dir, 'outbox.jsonl'), 'utf8').trim())
    expect(kept).toMatchObject({
      channel: 'sms',
      to: '13812341234',
      template: 'one-time-code',
      text: '验证码 123456',
      data: {},
    })
    rmSync(dir, { recursive: true })
  })

  it('warns of a message that nobody takes and nothing keeps, and not of what staff read in the admin', async () => {
    const { lines, logger } = recordingLogger()
    const outbox = new OutboxProviderService({ logger }, { channels: ['sms', 'feed'] })
    await outbox.send(message)
    await outbox.send({ ...message, channel: 'feed' })
    expect(lines).toEqual(['! [message] one-time-code for 138****1234 is lost: no service takes what goes by sms'])
  })
})

describe('the gateway', () => {
  const received: { body: string; signature: unknown }[] = []
  let answers: number[] = []
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      received.push({ body, signature: request.headers['x-signature'] })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  const provider = (lines = recordingLogger()) => {
    const { port } = gateway.address() as AddressInfo
    const options = { channels: ['sms'], url: `http://127.0.0.1:${port}/`, secret: 'key', pause_ms: 1 }
    return { lines, provider: new WebhookProviderService({ logger: lines.logger }, options) }
  }
  beforeAll(() => new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve)))
  afterAll(() => gateway.close())
  beforeEach(() => received.splice(0))

  it('receives a signed body and leaves neither phone nor code in the log', async () => {
    const { provider: webhook, lines } = provider()
    await webhook.send(message)
    const [{ body, signature }] = received
    expect(signature).toBe(`sha256=${createHmac('sha256', 'key').update(body).digest('hex')}`)
    expect(JSON.parse(body)).toMatchObject({ to: '13812341234', text: '验证码 123456' })
    expect(lines.lines.join()).not.toMatch(/13812341234|123456/)
  })

  it('gets the same message again under the same id after it stumbled', async () => {
    answers = [503, 200]
    await provider().provider.send(message)
    expect(received).toHaveLength(2)
    expect(received[0]?.body).toBe(received[1]?.body)
  })

  it('is asked once only when it refuses, and the fault names no recipient', async () => {
    answers = [400]
    await expect(provider().provider.send(message)).rejects.toThrow('消息未能发出（sms）：HTTP 400')
    expect(received).toHaveLength(1)
  })

  it('is given up after three tries', async () => {
    answers = [500, 500, 500]
    await expect(provider().provider.send(message)).rejects.toThrow('HTTP 500')
    expect(received).toHaveLength(3)
  })
})
