/** The wire to WeChat, to the byte: its published vector, and the sandbox's answers error by error. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from '@medusajs/framework/zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownPage } from '../../../plugins/base/http/src/own-page'
import { type Platform, startPlatform } from '../../../plugins/reach/wechat/sandbox/start'
import { call, UNREAD } from '../../../plugins/reach/wechat/src/lib/client'
import { parseOptions } from '../../../plugins/reach/wechat/src/lib/options'
import { readProof, writeProof } from '../../../plugins/reach/wechat/src/lib/proof'
import { seal, unseal } from '../../../plugins/reach/wechat/src/lib/seal'
import { jsSignature } from '../../../plugins/reach/wechat/src/lib/signature'

const APP = { appid: 'wx0123456789abcdef', app_secret: 'secret-of-the-account' }

describe('what a page shows WeChat’s bridge', () => {
  const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg'
  const asked = { ticket, nonce: 'Wm3WZYTPz0wzccnW', timestamp: 1414587457 }
  const url = 'http://mp.weixin.qq.com?params=value'

  it('is WeChat’s own example', () => {
    expect(jsSignature({ ...asked, url })).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed')
  })

  it('leaves out what follows the address’s #, and nothing else', () => {
    expect(jsSignature({ ...asked, url: `${url}#/part?x=1` })).toBe(jsSignature({ ...asked, url }))
    expect(jsSignature({ ...asked, url: `${url}&a=%E5%B1%B1` })).not.toBe(jsSignature({ ...asked, url: `${url}&a=山` }))
  })

  it('is given for the shop’s own pages alone', () => {
    const shop = 'https://shop.test'
    expect(ownPage('https://shop.test/products/a?from=x', shop)).toBe('https://shop.test/products/a?from=x')
    for (const other of [
      'https://shop.test.evil.cn/',
      'http://shop.test/',
      'https://shop.test:8443/',
      '//shop.test/',
      '',
    ]) {
      expect(() => ownPage(other, shop)).toThrow('本店')
    }
  })
})

describe('what is kept of WeChat', () => {
  it('is sealed under the account’s secret', () => {
    const sealed = seal('one', 'token')
    expect(sealed).not.toContain('token')
    expect([unseal('one', sealed), unseal('another', sealed), unseal('one', 'x')]).toEqual(['token', null, null])
  })

  it('proves a person to this server for a minute', () => {
    const now = Date.now()
    const proof = writeProof('s', 'wx1:o1', now)
    expect(readProof('s', proof, now + 59_000)).toBe('wx1:o1')
    const [payload] = proof.split('.')
    const others = [
      readProof('s', proof, now + 61_000),
      readProof('t', proof, now),
      readProof('s', `${payload}.x`, now),
    ]
    expect(others).toEqual([null, null, null])
  })

  it('asks for whole settings, and names what is wrong without saying it', () => {
    expect(parseOptions({})).toBeNull()
    expect(() => parseOptions({ ...APP, storefront_url: 'no address' })).toThrow('storefront_url')
    expect(() => parseOptions({ appid: 'wx1', storefront_url: 'https://shop.test' })).toThrow('app_secret')
  })
})

describe('the local WeChat', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wechat sandbox '))
  let platform: Platform
  beforeAll(async () => {
    platform = await startPlatform({ port: 0, dataDir, ...APP })
  })
  afterAll(async () => {
    await platform.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const authorize = (changes: Record<string, string> = {}, state = 'abc123') => {
    const query = new URLSearchParams({
      ...{ appid: APP.appid, redirect_uri: 'http://localhost:3000/wechat/back', response_type: 'code' },
      ...{ scope: 'snsapi_base', state },
      ...changes,
    })
    return fetch(`${platform.url}/connect/oauth2/authorize?${query}`, { redirect: 'manual' })
  }
  const codeOf = async (changes: Record<string, string> = {}) => {
    const answer = await authorize(changes)
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  }
  const tokenFor = async (code: string, changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      ...{ appid: APP.appid, secret: APP.app_secret, code, grant_type: 'authorization_code' },
      ...changes,
    })
    return (await fetch(`${platform.url}/sns/oauth2/access_token?${query}`)).json() as Promise<Record<string, unknown>>
  }
  const userOf = async ({ access_token, openid }: Record<string, unknown>) =>
    (await fetch(`${platform.url}/sns/userinfo?access_token=${access_token}&openid=${openid}`)).json()

  it('gives a code for parameters in WeChat’s order, and each browser one person', async () => {
    const first = await authorize()
    expect(first.status).toBe(302)
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const again = await fetch(first.url, { redirect: 'manual', headers: { cookie } })
    const [one, two] = [first, again].map((answer) => new URL(answer.headers.get('location') ?? ''))
    expect([one?.searchParams.get('state'), one?.pathname]).toEqual(['abc123', '/wechat/back'])
    const openids = [one, two].map(async (url) => (await tokenFor(url?.searchParams.get('code') ?? '')).openid)
    expect(new Set(await Promise.all(openids)).size).toBe(1)
    expect((await authorize({}, 'a.b-c')).status).toBe(400)
    expect((await authorize({ appid: 'wxother' })).status).toBe(400)
    expect((await authorize({ scope: 'snsapi_all' })).status).toBe(400)
    const turned = `${platform.url}/connect/oauth2/authorize?scope=snsapi_base&appid=${APP.appid}&redirect_uri=http%3A%2F%2Fx&response_type=code`
    expect((await fetch(turned, { redirect: 'manual' })).status).toBe(400)
  })

  it('changes a code once, and says what is wrong in WeChat’s numbers', async () => {
    const code = await codeOf()
    expect(await tokenFor(code, { secret: 'wrong' })).toMatchObject({ errcode: 40125 })
    expect(await tokenFor(code, { appid: 'wxother' })).toMatchObject({ errcode: 40013 })
    const answer = await tokenFor(code)
    expect(answer).toMatchObject({ expires_in: 7200, scope: 'snsapi_base' })
    expect(answer).not.toHaveProperty('unionid')
    expect(String(answer.openid)).toMatch(/^o[\w-]{27}$/)
    expect(await tokenFor(code)).toMatchObject({ errcode: 40163, errmsg: expect.stringContaining('code been used') })
    expect(await tokenFor('never')).toMatchObject({ errcode: 40029 })
    expect(await userOf(answer)).toMatchObject({ errcode: 48001 })
  })

  it('gives name and unionid where somebody agreed to that, never to a visitor of the preview', async () => {
    const userinfo = { scope: 'snsapi_userinfo' }
    expect((await authorize(userinfo)).status).toBe(200)
    const answer = await tokenFor(await codeOf({ ...userinfo, agreed: '1' }))
    expect(answer.unionid).toMatch(/^u/)
    expect(await userOf(answer)).toMatchObject({ openid: answer.openid, nickname: expect.stringContaining('山里人') })
    platform.login.nextUser = { snapshot: true }
    const preview = await tokenFor(await codeOf({ ...userinfo, agreed: '1' }))
    platform.login.nextUser = null
    expect(preview).toMatchObject({ is_snapshotuser: 1 })
    expect(await userOf(preview)).toMatchObject({ errcode: 48001 })
  })

  it('answers with its token while that is good, with a ticket for it alone', async () => {
    const ask = async (changes: object = {}) =>
      (
        await fetch(`${platform.url}/cgi-bin/stable_token`, {
          method: 'POST',
          body: JSON.stringify({
            ...{ grant_type: 'client_credential', appid: APP.appid, secret: APP.app_secret },
            ...changes,
          }),
        })
      ).json() as Promise<Record<string, string>>
    const ticket = async (token: string) =>
      (await fetch(`${platform.url}/cgi-bin/ticket/getticket?access_token=${token}&type=jsapi`)).json()
    const [one, two] = [await ask(), await ask()]
    expect(one.access_token).toBe(two.access_token)
    expect(await ask({ secret: 'x' })).toMatchObject({ errcode: 40125 })
    expect(await ask({ grant_type: 'x' })).toMatchObject({ errcode: 40002 })
    const forced = await ask({ force_refresh: true })
    expect(forced.access_token).not.toBe(one.access_token)
    // Both hold for five minutes.
    for (const { access_token = '' } of [one, forced]) {
      expect(await ticket(access_token)).toMatchObject({ errcode: 0, ticket: expect.any(String) })
    }
    expect(await ticket('nobody’s')).toMatchObject({ errcode: 40001 })
  })

  it('lets a page in for a signature over its own address, and refuses all others', () => {
    const { bridge, credentials } = platform
    const url = 'http://localhost:3000/products/a'
    const nonce = 'n0nce'
    const verify = (of: string) => ({
      ...{ verifyAppId: APP.appid, verifyNonceStr: nonce, verifyTimestamp: '1', verifySignType: 'sha1' },
      verifySignature: jsSignature({ ticket: credentials.ticketNow ?? '', nonce, timestamp: 1, url: of }),
    })
    const allow = { verifyJsApiList: ['updateAppMessageShareData'] }
    const share = (of: string) => bridge.call({ name: 'updateAppMessageShareData', params: verify(of), url })
    expect(share(url)).toBe('updateAppMessageShareData:permission denied')
    const enter = (of: string) => bridge.call({ name: 'preVerifyJSAPI', params: { ...verify(of), ...allow }, url })
    expect(enter('http://localhost:3000/')).toBe('config:invalid signature')
    expect(enter(url)).toBe('preVerifyJSAPI:ok')
    expect(share(url)).toBe('updateAppMessageShareData:ok')
    expect(bridge.call({ name: 'updateTimelineShareData', params: verify(url), url })).toMatch('denied')
  })

  it('is asked within a time limit; what went wrong is a value that holds no secret', async () => {
    const options = parseOptions({
      ...APP,
      api_base_url: platform.url,
      storefront_url: 'http://localhost:3000',
      timeout_ms: 300,
    })
    if (!options) throw new Error('no options')
    const ask = () =>
      call(options, {
        path: '/cgi-bin/stable_token',
        body: { grant_type: 'client_credential', appid: APP.appid, secret: APP.app_secret },
        answer: z.object({ access_token: z.string() }),
      })
    const path = 'stable_token'
    for (const fault of [
      { mode: 'slow' as const, delay_ms: 2000 },
      { mode: 'drop' as const },
      { mode: 'drop_after' as const },
      { mode: 'garbage' as const },
    ]) {
      platform.faults.add({ path, ...fault })
      const said = await ask()
      expect(said).toMatchObject({ ok: false, errcode: UNREAD })
      expect(JSON.stringify(said)).not.toContain(APP.app_secret)
    }
    platform.faults.add({ path, mode: 'error', errcode: 45009 })
    expect(await ask()).toMatchObject({ ok: false, errcode: 45009 })
    expect(await ask()).toMatchObject({ ok: true })
  })
})
