/** Webhooks: where they may go, how they are signed, when they are tried again. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { post } from '@shanzhen/shop-webhooks/send/post'
import { checkUrl, isPublic, pinnedAddresses } from '@shanzhen/shop-webhooks/send/public-address'
import { nextTry, retryAfterMs } from '@shanzhen/shop-webhooks/send/retries'
import { newSecret, signedHeaders } from '@shanzhen/shop-webhooks/send/sign'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'

describe('an address for webhooks', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '240.0.0.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'ff02::1', '2001:db8::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '::7f00:1', '::127.0.0.1', '4000::1', 'not an address'],
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false))

  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1', '::ffff:8.8.8.8'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  )

  it.each([
    ...['http://erp.example.com/', 'https://user:pass@erp.example.com/', 'ftp://erp.example.com', 'erp.example.com'],
    ...[
      'https://localhost/',
      'https://db.internal/',
      'https://printer.local/',
      'https://intranet/',
      'https://127.0.0.1/',
    ],
    ...[
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://0177.0.0.1/',
    ],
    ...[
      'https://localhost./',
      'https://a.localhost./',
      'https://db.internal./',
      'https://printer.lan/',
      'https://127.0.0.1./',
    ],
    ...['https://erp.example.com:22/', 'https://erp.example.com:25/hooks'],
  ])('%s is refused as it is typed', (url) => expect(() => checkUrl(url, false)).toThrow())

  it('is pinned to what was looked at, and refused where the name leads anywhere else too', async () => {
    const url = checkUrl('https://erp.example.com/hooks', false)
    const leads = (...addresses: string[]) =>
      pinnedAddresses(url, false, async () => addresses.map((address) => ({ address, family: 4 })))
    expect(await leads('8.8.8.8', '1.1.1.1')).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '1.1.1.1', family: 4 },
    ])
    await expect(leads('8.8.8.8', '127.0.0.1')).rejects.toThrow('不在公网')
    await expect(leads('10.0.0.8')).rejects.toThrow('不在公网')
    await expect(leads()).rejects.toThrow('找不到')
  })
})

describe('a try', () => {
  /** A receiver that says these bytes, and does with its connection what it is told. */
  async function answered(said: string, then: (socket: Socket) => void = () => undefined) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        socket.write(said)
        then(socket)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    try {
      return await post(url, { body: '{}', headers: {}, anyAddress: true })
    } finally {
      server.close()
    }
  }

  it('ends where the receiver would rather speak another protocol, whether it hangs up or not', async () => {
    const other = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'
    expect(await answered(other)).toMatchObject({ status: 101 })
    expect(await answered(other, (socket) => socket.end())).toMatchObject({ status: 101 })
  })

  it('reads few words of an answer without end, and of one that breaks off the status', async () => {
    const endless = (socket: Socket) => {
      const more = () => void (socket.destroyed || socket.write('字'.repeat(10_000), more))
      more()
    }
    const { status, said } = await answered('HTTP/1.1 200 OK\r\n\r\n', endless)
    expect([status, said]).toEqual([200, '字'.repeat(200)])
    const half = 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nnot'
    expect(await answered(half, (socket) => socket.resetAndDestroy())).toMatchObject({ status: 200 })
    expect(await answered('HTTP/1.1 200 OK\r\n' + `X: ${'a'.repeat(40_000)}\r\n`)).toMatchObject({ status: null })
    expect(await answered('', (socket) => socket.destroy())).toMatchObject({ status: null, said: '连接被对方断开' })
  })
})

describe('a signature', () => {
  it('is read by the standard’s own library, by each secret that is in force', () => {
    const [fresh, old] = [newSecret(), newSecret()]
    const body = '{"type":"ping"}'
    const headers = signedHeaders('msg_1', new Date(), body, [fresh, old])
    for (const secret of [fresh, old]) expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'ping' })
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow()
    expect(() => new Webhook(fresh).verify('{"type":"pong"}', headers)).toThrow()
  })

  it('is the one of the standard’s example', () => {
    // The example of the specification's reference libraries.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1_614_265_330_000), '{"test": 2432232314}', [
      secret,
    ])
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })
})

describe('a delivery that failed', () => {
  const now = new Date('2026-11-29T00:00:00Z')
  const after = (attempts: number, wait = 0, random = 0.5) => {
    const at = nextTry(attempts, now, wait, random)
    return at && (at.getTime() - now.getTime()) / 1000
  }
  it('is tried again later and later, nine times, a little apart from others', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((attempts) => after(attempts))).toEqual([
      ...[5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
      null,
    ])
    expect([after(2, 0, 0), after(2, 0, 1)]).toEqual([270, 330])
  })
  it('waits as long as the receiver asks, a day at most', () => {
    expect(after(1, retryAfterMs('120', now))).toBe(120)
    expect(after(1, retryAfterMs('Sun, 29 Nov 2026 00:10:00 GMT', now))).toBe(600)
    expect(after(1, retryAfterMs('99999999', now))).toBe(86_400)
    expect([retryAfterMs(undefined, now), retryAfterMs('soon', now), retryAfterMs('-5', now)]).toEqual([0, 0, 0])
  })
})
