/**
 * Every route of the desk × every role, along the one table of rights; and what a role is worth in the moment it changes.
 */
import { request } from 'node:http'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { policiesByRight } from '@shanzhen/staff/modules/staff/store/roles'
import { STAFF_TABLE } from '../../backend/src/staff/table'
import { allRoutes } from '../support/routes'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { giveRoles, openPackingShop, staffHeaders } from '../support/packing-shop'

/** Open to nobody, the owner included: roles are the table's alone, and no workflow runs by hand. */
const CLOSED = `
  POST /admin/index/sync
  POST /admin/rbac/policies
  DELETE /admin/rbac/policies/:id
  POST /admin/rbac/policies/:id
  POST /admin/rbac/roles
  DELETE /admin/rbac/roles/:id
  POST /admin/rbac/roles/:id
  POST /admin/rbac/roles/:id/policies
  DELETE /admin/rbac/roles/:id/policies/:policy_id
  DELETE /admin/rbac/roles/:id/users
  POST /admin/rbac/roles/:id/users
  DELETE /admin/search-indexes/:id
  POST /admin/workflows-executions/:workflow_id/run
  POST /admin/workflows-executions/:workflow_id/steps/failure
  POST /admin/workflows-executions/:workflow_id/steps/success`
  .trim()
  .split(/\n\s*/)

/** Before anybody is of the staff. */
const BEFORE = new Set(['POST /admin/invites/accept', 'GET /admin/feature-flags'])
const ROLES = Object.keys(STAFF_TABLE.roles)
const routes = allRoutes().filter(({ path }) => path.startsWith('/admin'))
const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const staff = () => getContainer().resolve('staff')
    const call = (method: string, url: string, headers: Record<string, string>, data: object = {}) =>
      api.request({ method, url, headers, data: method === 'GET' ? undefined : data, ...OPEN })
    const idOf = async (email: string) =>
      (await getContainer().resolve(Modules.USER).listUsers({ email }, { take: 1 }))[0].id

    it('names every route of the desk under a right, or as open to nobody', () => {
      const unnamed = routes.filter(({ method, path }) => !staff().rightOf(method, path))
      const rows = unnamed.map(({ method, path }) => `${method} ${path}`)
      const forgotten = rows.filter((row) => !CLOSED.includes(row))
      expect(forgotten, 'name these routes under a right in backend/src/staff/rights.ts').toEqual([])
      expect(rows, 'these are open to nobody, and have to stay so').toEqual(CLOSED)
    })

    /** At every route one whom it is open to and one whom it is not, in turn; with WALK_ALL=1 every role (minutes). */
    it('lets each role do what the table says and nothing else, at every route', async () => {
      const people = new Map<string, { headers: Record<string, string>; id: string }>()
      for (const role of ROLES) {
        const headers = await staffHeaders(getContainer(), `${role}@example.com`, [role])
        people.set(role, { headers, id: await idOf(`${role}@example.com`) })
      }
      const wrong: string[] = []
      let turn = 0
      for (const { method, path } of routes) {
        const row = `${method} ${path}`
        if (BEFORE.has(row) || path.endsWith('/subscribe')) continue
        const url = path.replace(/:(\w+)/g, 'none_1')
        const may = (role: string) => {
          const right = staff().rightFor(method, url, people.get(role)!.id)
          return Boolean(right && staff().mayDo([role], right))
        }
        const open = ROLES.filter(may)
        const shut = ROLES.filter((role) => !may(role))
        turn++
        const asked = process.env.WALK_ALL ? ROLES : [open, shut].flatMap((roles) => roles[turn % roles.length] ?? [])
        for (const role of asked) {
          const { status, data } = await call(method, url, people.get(role)!.headers)
          const refused = status === 403 && data.code === 'no_right'
          if (refused === open.includes(role))
            wrong.push(`${role}: ${row} → ${status}, table says ${open.includes(role)}`)
          if (refused && !/\p{Script=Han}/u.test(data.message)) wrong.push(`${role}: ${row} says ${data.message}`)
        }
      }
      expect(wrong).toEqual([])
    }, 240_000)

    it('gives each role in Medusa what Medusa asks for at the routes the table opens to it', async () => {
      const { rows } = await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`select r.role_id as role, p.key from rbac_role_policy r join rbac_policy p on p.id = r.policy_id
          where r.deleted_at is null and p.deleted_at is null`)
      const has = new Set(rows.map(({ role, key }: { role: string; key: string }) => `${role} ${key}`))
      const asked = policiesByRight((method, path) => staff().rightOf(method, path))
      const missing = ROLES.filter((role) => role !== STAFF_TABLE.owner).flatMap((role) =>
        [...asked].flatMap(([right, keys]) =>
          staff().mayDo([role], right) ? [...keys].map((key) => `${role} ${key}`).filter((row) => !has.has(row)) : [],
        ),
      )
      expect(asked.size).toBeGreaterThan(15)
      expect(missing).toEqual([])
    })

    it('refuses a packer prices, refunds and the book in words that say who may', async () => {
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const price = await call('POST', '/admin/products/prod_1/variants/v_1', packer, { prices: [] })
      expect([price.status, price.data.message]).toEqual([
        403,
        '您的角色（仓库）不包括“维护商品和价格”，请找负责人、经理',
      ])
      expect((await call('POST', '/admin/payments/pay_1/refund', packer)).data.message).toContain('请找负责人、财务')
      expect((await call('GET', '/admin/ledger/accounts', packer)).status).toBe(403)
      expect((await call('POST', '/admin/invites', packer, { email: 'a@b.cn' })).status).toBe(403)
    })

    it('reads a path as its route is found, whatever is written behind it', async () => {
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const { hostname, port } = new URL(String(api.defaults.baseURL))
      const sent = (path: string) =>
        new Promise<string>((resolve, reject) => {
          const headers = { ...packer, 'content-type': 'application/json' }
          const asked = request({ hostname, port, method: 'POST', path, headers }, async (answer) => {
            let text = ''
            for await (const part of answer) text += part
            resolve(text)
          })
          asked.on('error', reject).end('{}')
        })
      for (const path of [
        '/admin/orders/order_1#/parcels/x',
        '/admin/checkout/orders/order_1/term#',
        '/admin/invites#',
      ])
        expect([path, await sent(path)]).toEqual([path, expect.stringContaining('no_right')])
    })

    it('shows by search and by relations only what a role may read anyway', async () => {
      await (await openPackingShop(getContainer())).placeOrder()
      const inspector = await staffHeaders(getContainer(), 'inspector@example.com', ['role_quality'])
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const found = async (headers: Record<string, string>, query: string) =>
        (await call('GET', `/admin/search${query}`, headers)).data.results.map(
          ({ entity }: { entity: string }) => entity,
        )
      expect(await found(inspector, '?entity=order,user,customer,secret_api_key')).toEqual([])
      expect(await found(inspector, '?entity[]=product&entity[]=user')).toEqual(['product'])
      expect(await found(inspector, '?q=mei')).not.toContain('order')
      expect(await found(packer, '?entity=order,customer')).toEqual(['order'])
      const status = async (headers: Record<string, string>, path: string) => (await call('GET', path, headers)).status
      for (const path of [
        'sales-channels?fields=id,*orders',
        'regions?fields=%2Bcarts.email',
        'products?fields=-*variants.order_items',
      ])
        expect([path, await status(inspector, `/admin/${path}`)]).toEqual([path, 403])
      expect(await status(packer, '/admin/orders?fields=id,*customer')).toBe(200)
      expect(await status(packer, '/admin/orders?fields=id,customer.addresses.phone')).toBe(403)
    })

    it('lets nobody without the right change pages for everybody', async () => {
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const layout = (body: object) => call('POST', '/admin/layouts/order.details/configuration', packer, body)
      expect((await layout({ is_default: true, configuration: {} })).data.code).toBe('no_right')
      expect((await layout({ configuration: {} })).data.code).not.toBe('no_right')
    })

    it('hands nobody a colleague’s way to a new password, the owner included', async () => {
      const owner = await staffHeaders(getContainer())
      await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const answer = await call('POST', `/admin/users/${await idOf('packer@example.com')}/reset-password`, owner)
      expect([answer.status, answer.data.message]).toEqual([403, expect.stringContaining('只发到本人的邮箱')])
      expect(JSON.stringify(answer.data)).not.toContain('eyJ')
    })

    it('invites with roles of the table alone, and shows an invitation’s roles with it', async () => {
      const owner = await staffHeaders(getContainer(), 'owner@example.com')
      const invite = (roles: unknown) => call('POST', '/admin/invites', owner, { email: 'new@example.com', roles })
      const rbac = getContainer().resolve(Modules.RBAC)
      const strange = await rbac.createRbacRoles({ name: 'mine' })
      for (const roles of [['role_king'], [strange.id], ['role_none'], ['role_finance', 'role_king']]) {
        const { status, data } = await invite(roles)
        expect([roles, status, data.message]).toEqual([roles, 400, '没有这个角色'])
      }
      expect(await getContainer().resolve(Modules.USER).listInvites({})).toEqual([])
      expect((await invite(['role_finance', 'role_auditor'])).status).toBe(200)
      const listed = await call('GET', '/admin/invites?fields=id,email,rbac_roles.id', owner)
      const roles = listed.data.invites[0].rbac_roles.map(({ id }: { id: string }) => id).sort()
      expect([listed.data.invites[0].email, roles]).toEqual(['new@example.com', ['role_auditor', 'role_finance']])
    })

    it('takes a role away and gives it in the middle of an open session', async () => {
      const owner = await staffHeaders(getContainer())
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const id = await idOf('packer@example.com')
      const ledger = async () => (await call('GET', '/admin/ledger/accounts', packer)).status
      const orders = async () => (await call('GET', '/admin/orders', packer)).status
      const give = (roles: string[]) => call('POST', `/admin/staff/${id}/roles`, owner, { roles })
      expect([await orders(), await ledger()]).toEqual([200, 403])
      expect((await give(['role_finance'])).data).toEqual({ id, roles: ['role_finance'] })
      expect([await orders(), await ledger()]).toEqual([200, 200])
      await give([])
      expect([await orders(), await ledger()]).toEqual([403, 403])
      expect((await call('GET', '/admin/users/me', packer)).status).toBe(200)
      expect((await give(['role_of_mine'])).status).toBe(400)
      expect((await call('POST', '/admin/staff/user_none/roles', owner, { roles: [] })).status).toBe(404)
    })

    it('keeps the last owner, whoever asks and by whatever way', async () => {
      const owner = await staffHeaders(getContainer(), 'owner@example.com')
      const id = await idOf('owner@example.com')
      const words = '店里至少要留一位负责人'
      const tries = [
        await call('POST', `/admin/staff/${id}/roles`, owner, { roles: ['role_manager'] }),
        await call('DELETE', `/admin/users/${id}/roles/${STAFF_TABLE.owner}`, owner),
      ]
      expect(tries.map(({ status }) => status)).toEqual([409, 409])
      for (const { data } of tries) expect(data.message).toContain(words)
      expect((await call('DELETE', `/admin/users/${id}`, owner)).data.message).toBe(
        '不能让自己离开，请另一位负责人来做',
      )
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await expect(sql.raw(`update "user" set deleted_at = now() where id = '${id}'`)).rejects.toThrow(words)
      await expect(sql.raw(`delete from user_rbac_role where user_id = '${id}'`)).rejects.toThrow(words)
      expect((await call('GET', '/admin/staff', owner)).data.staff).toMatchObject([{ id, roles: [STAFF_TABLE.owner] }])
    })

    it('keeps one of two owners who take one another’s role away at the same moment', async () => {
      const [one, two] = [
        await staffHeaders(getContainer(), 'a@example.com'),
        await staffHeaders(getContainer(), 'b@example.com'),
      ]
      const [a, b] = [await idOf('a@example.com'), await idOf('b@example.com')]
      const answers = await Promise.all([
        call('POST', `/admin/staff/${b}/roles`, one, { roles: [] }),
        call('POST', `/admin/staff/${a}/roles`, two, { roles: [] }),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    })

    it('knows somebody who was just dismissed no longer, whatever they hold', async () => {
      const owner = await staffHeaders(getContainer())
      const manager = await staffHeaders(getContainer(), 'manager@example.com', ['role_manager'])
      await call('DELETE', `/admin/users/${await idOf('manager@example.com')}`, owner)
      expect((await call('POST', '/admin/product-tags', manager, { value: '秋天' })).status).toBe(401)
    })

    it('opens to a secret key what its maker may, as it is now', async () => {
      const container = getContainer()
      const owner = await staffHeaders(container)
      await staffHeaders(container, 'second@example.com')
      const maker = await idOf('staff@example.com')
      const { data } = await call('POST', '/admin/api-keys', owner, { title: '店里的机器', type: 'secret' })
      const key = { authorization: `Basic ${Buffer.from(`${data.api_key.token}:`).toString('base64')}` }
      const tag = (value: string) => call('POST', '/admin/product-tags', key, { value })
      expect((await tag('春天')).status).toBe(200)
      await call('POST', `/admin/staff/${maker}/roles`, await headersOf('second@example.com'), {
        roles: ['role_auditor'],
      })
      expect((await tag('夏天')).status).toBe(403)
    })

    const headersOf = async (email: string) => {
      const other = await staffHeaders(getContainer(), `again-${email}`, [])
      await giveRoles(getContainer(), await idOf(`again-${email}`), [STAFF_TABLE.owner])
      return other
    }
  },
})
