/** The account's token and ticket: one for all processes, renewed by one of them, before its end and not after. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { credential, withToken } from '../../plugins/reach/wechat/src/credentials'
import { call } from '../../plugins/reach/wechat/src/lib/client'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPlatform } from '../support/wechat-platform'

const server = join(import.meta.dirname, '../../plugins/reach/wechat/.medusa/server/src')
const platform = await openPlatform()

/** A backend's process, as far as this goes: it shares nothing with another but the database. */
const PROCESS = `
  const { createRequire } = require('node:module')
  const from = createRequire(process.argv[1] + '/credentials.js')
  const knex = from('@medusajs/framework/mikro-orm/knex').knex({ client: 'pg', connection: process.argv[2], searchPath: 'public' })
  const Service = from(process.argv[1] + '/modules/wechat/service.js').default
  const { credential } = from(process.argv[1] + '/credentials.js')
  const options = JSON.parse(process.argv[3])
  const service = new Service({ __pg_connection__: knex }, options)
  Promise.all(Array.from({ length: 6 }, () => credential(service, service.options, 'ticket'))).then((all) => {
    console.log(JSON.stringify(all.map(({ data }) => data)))
    return knex.destroy()
  })`

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, dbConfig }) => {
    const wechat = () => getContainer().resolve('wechat')
    const sql = async (text: string) =>
      (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)).rows as unknown[]
    const urlOf = () => {
      const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
      return `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${encodeURIComponent(dbConfig.dbName)}`
    }
    const ask = (kind: 'token' | 'ticket') => credential(wechat(), wechat().connected(), kind)
    const age = (seconds: number) =>
      sql(`update wechat_credential set expires_at = now() + interval '${seconds} seconds'`)

    beforeEach(() => {
      platform.faults.clear()
      platform.credentials.revoke()
      Object.assign(platform.credentials.asked, { token: 0, ticket: 0 })
    })
    afterAll(() => platform.close())

    it('is refreshed once where two processes and many requests find none', async () => {
      const run = promisify(execFile)
      const start = () => run(process.execPath, ['-e', PROCESS, server, urlOf(), JSON.stringify(wechat().options)])
      const said = await Promise.all([start(), start(), ask('ticket')])
      const tickets = [said[0].stdout, said[1].stdout].flatMap((text) => JSON.parse(text) as string[])
      expect(tickets).toHaveLength(12)
      expect(new Set([...tickets, said[2].ok && said[2].data]).size).toBe(1)
      expect(platform.credentials.asked).toEqual({ token: 1, ticket: 1 })
    }, 60_000)

    it('is renewed within five minutes of its end by one, and the others go on with the old one meanwhile', async () => {
      const first = await ask('token')
      await age(301)
      expect(await ask('token')).toEqual(first)
      expect(platform.credentials.asked.token).toBe(1)
      await age(299)
      platform.credentials.revoke()
      platform.faults.add({ path: 'stable_token', mode: 'slow', delay_ms: 400 })
      const asked = await Promise.all(Array.from({ length: 5 }, () => ask('token')))
      const values = asked.map((said) => said.ok && said.data)
      expect(platform.credentials.asked.token).toBe(2)
      expect(values.filter((value) => first.ok && value === first.data)).toHaveLength(4)
      expect(new Set(values).size).toBe(2)
    })

    it('goes on with what is good while WeChat is away, and says so where nothing is', async () => {
      const first = await ask('token')
      await age(100)
      platform.faults.add({ path: 'stable_token', mode: 'garbage', times: 9 })
      expect(await ask('token')).toEqual(first)
      await age(0)
      await sql(`update wechat_credential set leased_until = null`)
      expect(await ask('token')).toMatchObject({ ok: false })
      const [state] = await wechat().credentialStates()
      expect(state).toMatchObject({ kind: 'token', failure: expect.stringContaining('-2') })
      expect(JSON.stringify(state)).not.toContain(wechat().connected().app_secret)
    })

    it('is asked anew once where WeChat takes it no more, however good it looked', async () => {
      await ask('token')
      platform.credentials.revoke()
      const said = await withToken(wechat(), wechat().connected(), (access_token) =>
        call(wechat().connected(), {
          path: '/cgi-bin/ticket/getticket',
          query: { access_token, type: 'jsapi' },
          answer: z.object({ ticket: z.string() }),
        }),
      )
      expect(said.ok).toBe(true)
      expect(platform.credentials.asked.token).toBe(2)
    })

    it('is followed up where whoever renewed it died', async () => {
      expect(await wechat().leaseCredential('token')).toBeTruthy()
      expect(await wechat().leaseCredential('token')).toBeNull()
      await sql(`update wechat_credential set leased_until = now() - interval '1 second'`)
      expect(await ask('token')).toMatchObject({ ok: true })
    })

    it('is followed by a newer one alone: the database takes no old one back, nor one that nobody renewed', async () => {
      await ask('token')
      for (const change of [
        'renewals = 0',
        `renewed_at = renewed_at - interval '1 second'`,
        `sealed = 'an old one'`,
        `sealed = 'an old one', renewals = renewals + 2`,
      ])
        await expect(sql(`update wechat_credential set ${change}`), change).rejects.toThrow('凭证只能换成更新的')
    })

    it('lies in the database sealed', async () => {
      const token = await ask('token')
      const rows = JSON.stringify(await sql('select * from wechat_credential'))
      expect(rows).not.toContain(token.ok && token.data)
    })

    it('keeps whose WeChat it is: one account per WeChat, one WeChat per account, changed by nobody', async () => {
      const person = { openid: 'o1', unionid: null, nickname: null, auth_identity_id: 'a1' }
      const bound = await Promise.all(
        ['cus_1', 'cus_2'].map((customer_id) => wechat().bind({ ...person, customer_id })),
      )
      expect(bound.filter(Boolean)).toHaveLength(1)
      const owner = (await wechat().identityOfOpenid('o1'))?.customer_id
      await expect(sql(`update wechat_identity set customer_id = 'cus_9'`)).rejects.toThrow('微信绑定只能解除')
      await expect(sql(`update wechat_identity set openid = 'o9'`)).rejects.toThrow('微信绑定只能解除')
      const again = `insert into wechat_identity (id, appid, openid, customer_id, auth_identity_id)
        select 'x', appid, openid, 'cus_9', 'a9' from wechat_identity`
      await expect(sql(again)).rejects.toThrow('UQ_wechat_identity_openid')
      const replaced = await wechat().bind({ ...person, openid: 'o2', customer_id: owner ?? '' })
      expect(replaced?.replaced).toMatchObject({ openid: 'o1' })
      expect(await wechat().identityOfOpenid('o1')).toBeNull()
      await expect(
        sql(`update wechat_identity set unbound_at = null, unbound_for = null where openid = 'o1'`),
      ).rejects.toThrow()
    })
  },
})
