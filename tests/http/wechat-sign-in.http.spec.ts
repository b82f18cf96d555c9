/** Signing in inside WeChat: whoever proved a phone once is known again by WeChat, and nobody gets into another's account. */
import { Modules } from '@medusajs/framework/utils'
import { writeProof } from '../../plugins/reach/wechat/src/lib/proof'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'
import { follow, newBrowser, newOpenid, openPlatform } from '../support/wechat-platform'

const platform = await openPlatform()
const OPEN = { validateStatus: () => true }
const AGREED = '2026-11-28'
const [MEI, LAN] = ['13812341234', '13912341234'] as const

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let store: Record<string, string>
    beforeAll(async () => {
      const keys = getContainer().resolve(Modules.API_KEY)
      const key = await keys.createApiKeys({ title: 'shop', type: 'publishable', created_by: 'test' })
      store = { 'x-publishable-api-key': key.token }
    })
    beforeEach(() => {
      platform.faults.clear()
      platform.login.nextUser = null
    })
    afterAll(() => platform.close())

    const sql = async (text: string) => (await getContainer().resolve('__pg_connection__').raw(text)).rows as never[]
    const post = (path: string, body: object, headers: object = {}) =>
      api.post(`/store/wechat/${path}`, body, { headers: { ...store, ...headers }, ...OPEN })
    const begin = async (browser: string, more: object = {}): Promise<string> =>
      (await post('authorizations', { browser, back: '/account?a=1', ...more })).data.url
    const answer = (browser: string, back: { code: string; state: string }) =>
      post('authorizations/answer', { browser, code: back.code, state: back.state })
    const codeTo = async (phone: string) => {
      await sql(
        `update one_time_code set sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour'`,
      )
      return (await getContainer().resolve('one_time_code').issue({ channel: 'sms', address: phone })).code
    }
    /** A browser inside the WeChat of `openid` comes back from WeChat. */
    const come = async (openid: string, more: object = {}) => {
      platform.login.nextUser = { openid }
      const browser = newBrowser()
      const person = await answer(browser, await follow(await begin(browser, more)))
      return { browser, person: person.data, status: person.status }
    }
    const bind = async (browser: string, phone: string, code?: string) =>
      post('bindings', { browser, phone, code: code ?? (await codeTo(phone)), agreed: AGREED })
    const bearer = (token: string) => ({ ...store, authorization: `Bearer ${token}` })
    const me = async (token: string) =>
      (await api.get('/store/customers/me', { headers: bearer(token), ...OPEN })).status
    const own = (token: string) => api.get('/store/customers/me/wechat', { headers: bearer(token), ...OPEN })
    const unbind = (token: string) => api.delete('/store/customers/me/wechat', { headers: bearer(token), ...OPEN })

    it('knows a WeChat that was bound after a phone was proved, and nobody before', async () => {
      const openid = newOpenid()
      const first = await come(openid)
      expect(first.person).toMatchObject({ openid, snapshot: false, session: null, back: '/account?a=1' })
      expect((await bind(first.browser, MEI, '000000')).status).toBe(401)
      const bound = await bind(first.browser, MEI)
      expect(bound).toMatchObject({ status: 200, data: { customer: { phone: MEI } } })
      expect(await me(bound.data.token)).toBe(200)
      const { person } = await come(openid)
      expect(person.session.customer).toEqual(bound.data.customer)
      expect((await own(person.session.token)).data).toMatchObject({ offered: true, bound: true })
      expect((await come(newOpenid())).person.session).toBeNull()
    })

    it('asks WeChat for the openid alone unless somebody tapped for more, in WeChat’s order', async () => {
      const url = new URL(await begin(newBrowser()))
      expect([...url.searchParams.keys()].join()).toBe('appid,redirect_uri,response_type,scope,state')
      expect(url.hash).toBe('#wechat_redirect')
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        ...{ scope: 'snsapi_base', redirect_uri: 'http://localhost:3000/wechat/back' },
        state: expect.stringMatching(/^[a-zA-Z0-9]{32}$/),
      })
      expect(await begin(newBrowser(), { scope: 'snsapi_userinfo' })).toContain('scope=snsapi_userinfo')
    })

    it('answers a code that comes twice the same, also both at once: back button, double redirect', async () => {
      platform.login.nextUser = { openid: newOpenid() }
      const browser = newBrowser()
      const back = await follow(await begin(browser))
      platform.faults.add({ path: 'oauth2/access_token', mode: 'slow', delay_ms: 300 })
      const all = [...(await Promise.all([answer(browser, back), answer(browser, back)])), await answer(browser, back)]
      expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(new Set(all.map(({ data }) => data.openid)).size).toBe(1)
      // Under a state that has its answer nothing else is asked.
      expect((await answer(browser, { ...back, code: 'another' })).status).toBe(401)
    })

    it('takes a code in the browser that asked alone, for a state of its own', async () => {
      const browser = newBrowser()
      const back = await follow(await begin(browser))
      const others = [newBrowser(), 'short', '']
      for (const other of others) expect((await answer(other, back)).status).toBeGreaterThanOrEqual(400)
      expect((await answer(browser, { ...back, state: 'a'.repeat(32) })).status).toBe(401)
      expect((await answer(browser, { ...back, state: 'a.b' })).status).toBe(400)
      expect((await answer(browser, back)).status).toBe(200)
      const late = newBrowser()
      const old = await follow(await begin(late))
      await sql(`update wechat_authorization set expires_at = now() - interval '1 second' where openid is null`)
      expect((await answer(late, old)).status).toBe(401)
    })

    it('leads back to pages of this shop alone', async () => {
      for (const back of ['https://evil.test', '//evil.test', '/\\evil.test', 'account', '', '/a b']) {
        expect((await post('authorizations', { browser: newBrowser(), back })).status).toBe(400)
      }
      const { page } = await follow(await begin(newBrowser()))
      expect(page).toBe('http://localhost:3000/wechat/back')
    })

    it('says in words what WeChat refuses, once and for all for that code', async () => {
      const browser = newBrowser()
      const back = await follow(await begin(browser))
      platform.faults.add({ path: 'oauth2/access_token', mode: 'error', errcode: 40163 })
      for (const _ of [1, 2])
        expect(await answer(browser, back)).toMatchObject({ status: 401, data: { code: '40163' } })
      const lost = newBrowser()
      const left = await follow(await begin(lost))
      platform.faults.add({ path: 'oauth2/access_token', mode: 'drop_after' })
      const { status, data } = await answer(lost, left)
      expect([status, JSON.stringify(data)]).toEqual([
        500,
        expect.not.stringContaining(process.env.WECHATPAY_APP_SECRET ?? ''),
      ])
    })

    it('lets one network ask so often in a minute and no more, and another as before', async () => {
      const from = (ip: string) =>
        post('authorizations', { browser: newBrowser(), back: '/' }, { 'x-forwarded-for': ip })
      expect((await from('198.51.100.7')).status).toBe(201)
      await sql(`insert into wechat_authorization (state, appid, browser, scope, purpose, back, asked_by)
        select lpad(n::text, 32, '0'), appid, browser, scope, purpose, back, asked_by
          from wechat_authorization, generate_series(1, 299) n where asked_by is not null`)
      const refused = await from('198.51.100.7')
      expect([refused.status, refused.data.code, refused.headers['retry-after']]).toEqual([429, 'too_many_here', '60'])
      expect((await from('198.51.100.8')).status).toBe(201)
      await sql(`update wechat_authorization set created_at = created_at - interval '61 seconds'`)
      expect((await from('198.51.100.7')).status).toBe(201)
    })

    it('never binds a visitor of WeChat’s preview', async () => {
      platform.login.nextUser = { openid: newOpenid(), snapshot: true }
      const browser = newBrowser()
      const { data } = await answer(browser, await follow(await begin(browser)))
      expect(data).toMatchObject({ snapshot: true, openid: null, session: null })
      expect((await post('visitor', { browser })).data).toEqual({ openid: null, bound: false })
      expect((await bind(browser, MEI)).status).toBe(401)
      expect(await sql('select * from wechat_identity')).toEqual([])
    })

    it('binds nobody without a browser that was at WeChat just now', async () => {
      expect((await bind(newBrowser(), MEI)).status).toBe(401)
      const { browser } = await come(newOpenid())
      expect((await post('bindings', { browser, phone: MEI, code: '123456' })).status).toBeGreaterThanOrEqual(400)
      const email = 'mei@example.com'
      const { code } = await getContainer().resolve('one_time_code').issue({ channel: 'email', address: email })
      expect(await post('bindings', { browser, email, code, agreed: AGREED })).toMatchObject({
        ...{ status: 400, data: { fields: { phone: '请用手机号绑定微信' } } },
      })
      expect(await sql('select * from wechat_identity')).toEqual([])
    })

    it('lets nobody take over an account: not by an open session, a bound WeChat, or a proof of another’s making', async () => {
      const [mine, hers] = [newOpenid(), newOpenid()]
      await bind((await come(hers)).browser, LAN)
      // Signed in with somebody's open session, the phone is still to be proved.
      const { token } = await signInByCode(api, getContainer(), store, { phone: MEI })
      const { browser } = await come(mine)
      const stolen = await post('bindings', { browser, phone: MEI, code: '111111', agreed: AGREED }, bearer(token))
      expect(stolen.status).toBe(401)
      // A WeChat that is Lan's opens no second account.
      const twice = await bind((await come(hers)).browser, MEI)
      expect(twice).toMatchObject({ status: 409 })
      expect((await come(hers)).person.session.customer.phone).toBe(LAN)
      // Medusa's own door knows proofs of this server alone, and makes nobody.
      const appid = process.env.WECHATPAY_APPID
      for (const proof of [writeProof('guessed', `${appid}:${hers}`), 'x.y', '', 7]) {
        expect((await api.post('/auth/customer/wechat', { proof }, OPEN)).status).toBe(401)
      }
      expect((await api.post('/auth/customer/wechat/register', { proof: 'x' }, OPEN)).status).toBeGreaterThanOrEqual(
        400,
      )
      expect((await api.post('/auth/user/wechat', { proof: 'x' }, OPEN)).status).toBeGreaterThanOrEqual(400)
    })

    it('gives the account to one of two who bind the same WeChat to two phones at once', async () => {
      const openid = newOpenid()
      const [one, two] = [await come(openid), await come(openid)]
      const codes = [
        await codeTo(MEI),
        (await getContainer().resolve('one_time_code').issue({ channel: 'sms', address: LAN })).code,
      ]
      const all = await Promise.all([bind(one.browser, MEI, codes[0]), bind(two.browser, LAN, codes[1])])
      expect(all.map(({ status }) => status).sort()).toEqual([200, 409])
      const winner = all.find(({ status }) => status === 200)?.data.customer
      expect((await come(openid)).person.session.customer).toEqual(winner)
      expect(await sql('select * from wechat_identity where unbound_at is null')).toHaveLength(1)
    })

    it('follows the phone: who proves it last binds theirs, and the WeChat before opens nothing any more', async () => {
      const [former, owner] = [newOpenid(), newOpenid()]
      const before = await bind((await come(former)).browser, MEI)
      const now = await bind((await come(owner)).browser, MEI)
      expect(now.data.customer.id).toBe(before.data.customer.id)
      expect([await me(before.data.token), await me(now.data.token)]).toEqual([401, 200])
      expect((await come(former)).person.session).toBeNull()
      expect((await come(owner)).person.session.customer.phone).toBe(MEI)
    })

    it('is taken off by its owner alone: then it opens nothing, and sign-ins elsewhere end', async () => {
      const openid = newOpenid()
      const there = await bind((await come(openid)).browser, MEI)
      const { token } = (await come(openid)).person.session
      expect((await unbind(token)).data).toMatchObject({ bound: false })
      expect([await me(token), await me(there.data.token)]).toEqual([200, 401])
      expect((await come(openid)).person.session).toBeNull()
      expect((await unbind(token)).status).toBe(404)
      expect((await api.delete('/store/customers/me/wechat', { headers: store, ...OPEN })).status).toBe(401)
      // And may be bound again, here or to another.
      expect((await bind((await come(openid)).browser, LAN)).status).toBe(200)
    })

    it('stays bound through a sign-in by code, and goes with the account', async () => {
      const openid = newOpenid()
      await bind((await come(openid)).browser, MEI)
      const { token } = (
        await api.post('/store/sessions', { phone: MEI, code: await codeTo(MEI), agreed: AGREED }, { headers: store })
      ).data
      expect((await come(openid)).person.session.customer.phone).toBe(MEI)
      expect((await api.post('/store/customers/me/deletion', {}, { headers: bearer(token), ...OPEN })).status).toBe(200)
      expect((await come(openid)).person.session).toBeNull()
      expect(await sql('select * from wechat_identity')).toEqual([])
    })

    it('asks whoever agreed to older rules to prove the phone again', async () => {
      const openid = newOpenid()
      await bind((await come(openid)).browser, MEI)
      await sql('alter table consent disable trigger user')
      await sql(`update consent set version = '2020-01-01'`)
      expect((await come(openid)).person.session).toBeNull()
      expect((await bind((await come(openid)).browser, MEI)).status).toBe(200)
      expect((await come(openid)).person.session.customer.phone).toBe(MEI)
    })

    it('tells the browser its openid to pay by, without signing anybody in', async () => {
      const openid = newOpenid()
      await bind((await come(openid)).browser, MEI)
      const { browser, person } = await come(openid, { purpose: 'pay', back: '/orders/1?key=x&pay=wechatpay' })
      expect(person).toMatchObject({ openid, session: null, purpose: 'pay', back: '/orders/1?key=x&pay=wechatpay' })
      expect((await post('visitor', { browser })).data).toEqual({ openid, bound: true })
      expect((await post('visitor', { browser: newBrowser() })).data).toEqual({ openid: null, bound: false })
    })

    it('keeps unionid and name where somebody tapped for them', async () => {
      const openid = newOpenid()
      await bind((await come(openid)).browser, MEI)
      platform.login.nextUser = { openid }
      const browser = newBrowser()
      const url = `${await begin(browser, { scope: 'snsapi_userinfo' })}`.replace('#', '&agreed=1#')
      await answer(browser, await follow(url))
      const [row] = await sql('select unionid, nickname from wechat_identity')
      expect(row).toEqual({ unionid: `u${openid.slice(1)}`, nickname: expect.stringContaining('山里人') })
    })

    it('signs pages of this shop for WeChat’s bridge, and no other', async () => {
      const sign = (url?: string) => api.get('/store/wechat/js-config', { headers: store, params: { url }, ...OPEN })
      const page = 'http://localhost:3000/products/muer?from=singlemessage'
      const { data } = await sign(`${page}#part`)
      const { appid, timestamp, nonce, signature } = data
      const shown = {
        verifyAppId: appid,
        verifyTimestamp: `${timestamp}`,
        verifyNonceStr: nonce,
        verifySignature: signature,
      }
      const verify = (url: string) =>
        platform.bridge.call({
          name: 'preVerifyJSAPI',
          url,
          params: { ...shown, verifyJsApiList: ['updateTimelineShareData'] },
        })
      expect(verify(page)).toBe('preVerifyJSAPI:ok')
      expect(verify('http://localhost:3000/')).toBe('config:invalid signature')
      for (const other of ['http://evil.test/', 'http://localhost:3001/', 'javascript:1', undefined]) {
        expect((await sign(other)).status).toBe(400)
      }
      expect(JSON.stringify(data)).not.toContain(platform.credentials.ticketNow ?? 'none')
    })
  },
})
