import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'
import { parseJson, readBody, sendJson, text } from './http.ts'
import type { Platform } from './platform.ts'

/** The tester's desk under /__sandbox: who holds the phone, faults, what the bridge was asked. */
const OUTCOMES = ['success', 'failed:user block', 'failed: system failed'] as const
const MODES = ['slow', 'error', 'drop', 'drop_after', 'garbage'] as const

export async function serveControl(
  platform: Platform,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) {
  const body = parseJson(await readBody(request))
  // A page with the bridge in it asks from wherever it stands.
  response.setHeader('Access-Control-Allow-Origin', '*')
  const result = body ? act(platform, `${request.method} ${path.slice('/__sandbox/'.length)}`, body) : null
  sendJson(response, result ? 200 : 404, result ?? { message: 'unknown control call' })
}

function act(platform: Platform, call: string, body: Record<string, unknown>): object | null {
  const { login, bridge, credentials, faults } = platform
  if (call === 'GET state')
    return {
      calls: bridge.calls,
      asked: credentials.asked,
      messages: platform.messages.sent,
      shipped: [...platform.shipping.reported.values()],
    }
  if (call === 'POST user') {
    const openid = text(body.openid) || undefined
    login.nextUser = openid || body.snapshot === true ? { openid, snapshot: body.snapshot === true } : null
    return login.nextUser ?? {}
  }
  if (call === 'POST sheet') {
    bridge.sheet = body.answer === 'cancel' ? 'cancel' : body.answer === 'fail' ? 'fail' : 'ok'
    return { sheet: bridge.sheet }
  }
  if (call === 'POST bridge') {
    const params = typeof body.params === 'object' && body.params ? { ...body.params } : {}
    return { err_msg: bridge.call({ name: text(body.name), params, url: text(body.url) }) }
  }
  if (call === 'POST messages') {
    platform.messages.outcome = OUTCOMES.find((one) => one === body.outcome) ?? 'success'
    return { outcome: platform.messages.outcome }
  }
  if (call === 'POST token/revoke') {
    credentials.revoke()
    return {}
  }
  if (call === 'POST faults') {
    const mode = MODES.find((one) => one === body.mode)
    if (!mode) return null
    const whole = (value: unknown, fallback: number) => (Number.isInteger(value) ? Number(value) : fallback)
    const fault: Fault = {
      mode,
      path: text(body.path),
      errcode: whole(body.errcode, -1),
      delay_ms: whole(body.delay_ms, 0),
      times: whole(body.times, 1),
    }
    faults.add(fault)
    return fault
  }
  if (call === 'DELETE faults') {
    faults.clear()
    return {}
  }
  return null
}
