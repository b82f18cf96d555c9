/** Files that staff upload and exports leave: kept by their bytes, given out as what they are, tables to staff alone. */
import { existsSync, mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import sharp from 'sharp'
import { vi } from 'vitest'
import { Disk } from '../../backend/src/files/disk'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { picture } from '../support/pictures'

const ANY = { validateStatus: () => true }
const PAGE = '<html><script>alert(document.domain)</script></html>'
const JPEG_HEAD = Buffer.from('ffd8ffe0', 'hex')

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let staff: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
    })

    const upload = async (name: string, content: Buffer | string, type: string) => {
      const form = new FormData()
      form.append('files', new Blob([Buffer.from(content)], { type }), name)
      const { status, data } = await api.post('/admin/uploads', form, { headers: staff, ...ANY })
      return { status, message: data.message, file: data.files?.[0] as { id: string; url: string } }
    }
    const open = (url: string) => api.get(new URL(url).pathname, { responseType: 'arraybuffer', ...ANY })

    it('gives a picture out as what it is, without place and device, and lets nothing run in it', async () => {
      const sent = await picture(1, { kind: 'jpeg', upright: false })
      const { file } = await upload('mountain.html', sent, 'text/html')
      expect(file.url).toMatch(/\/static\/[^/]+mountain\.jpg$/)
      const shown = await open(file.url)
      expect(shown.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      })
      expect((await sharp(shown.data).metadata()).exif).toBe(undefined)
      expect((await api.delete(`/admin/uploads/${file.id}`, { headers: staff })).status).toBe(200)
      expect((await open(file.url)).status).toBe(404)
    })

    it('refuses pages, drawings that run and pictures that are none, in words, and keeps nothing', async () => {
      const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
      for (const [name, content, type] of [
        ['a.html', PAGE, 'text/html'],
        ['a.svg', script, 'image/svg+xml'],
        ['a.jpg', Buffer.concat([JPEG_HEAD, Buffer.from(PAGE)]), 'image/jpeg'],
        ['a.jpg', PAGE, 'image/jpeg'],
        ['a.pdf', `%PDF-1.7\n${PAGE}`, 'application/pdf'],
        ['a.js', 'alert(1)', 'text/javascript'],
      ] as const) {
        const { status, message } = await upload(name, content, type)
        expect([status, message], name).toEqual([400, expect.stringContaining('只能上传图片')])
      }
    })

    it('takes a scan from whoever enters certificates, and no table of goods from them', async () => {
      const inspector = await staffHeaders(getContainer(), 'inspector@example.com', ['role_quality'])
      const form = new FormData()
      form.append(
        'files',
        new Blob([new Uint8Array(await picture(3, { kind: 'jpeg' }))], { type: 'image/jpeg' }),
        's.jpg',
      )
      const { status, data } = await api.post('/admin/uploads', form, { headers: inspector, ...ANY })
      expect(status).toBe(200)
      const away = await api.delete(`/admin/uploads/${data.files[0].id}`, { headers: inspector, ...ANY })
      expect([away.status, away.data.code]).toEqual([403, 'no_right'])
    })

    it('keeps a table that staff import for staff alone', async () => {
      const { status, file } = await upload('goods.csv', 'Product Title\n香菇\n', 'text/csv')
      expect(status).toBe(200)
      expect((await getContainer().resolve(Modules.FILE).getAsBuffer(file.id)).toString()).toContain('香菇')
      expect((await open(file.url)).status).toBe(404)
      expect((await api.get(`/static/${encodeURIComponent('../' + file.id)}`, ANY)).status).toBe(404)
      for (const method of ['get', 'delete'] as const) {
        const { status: said, data } = await api[method](`/admin/uploads/${file.id}`, { headers: staff, ...ANY })
        expect([said, data.message]).toEqual([403, expect.stringContaining('只在它所属的')])
      }
      expect(await getContainer().resolve(Modules.FILE).getAsBuffer(file.id)).toBeTruthy()
    })

    it.each(['//x', '/STATIC/x', '/%2e%2e/x', '/a%2f..%2f..%2fx', '/none.jpg/x', `/${'x'.repeat(400)}`, '/%'])(
      'says of no file by no other name than that it is not there: %s',
      async (path) => {
        const base = path.startsWith('/STATIC') ? '' : '/static'
        const { hostname, port } = new URL(String(api.defaults.baseURL))
        // By hand: a client would write the path anew.
        const status = await new Promise((done, failed) =>
          get({ hostname, port, path: base + path }, (answer) => done(answer.resume().statusCode)).on('error', failed),
        )
        expect(status).toBe(404)
      },
    )

    it.each([
      ['orders', '/admin/orders/export', 'Order export'],
      ['products', '/admin/products/export', 'Product export'],
    ])('leaves an export of %s that staff open and nobody else, with no formula in it', async (_what, path, title) => {
      const { order } = (await checkoutBuyer(api, shop).buy({ honey: 1 })).data
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await sql.raw(
        `update order_address set address_1 = '=HYPERLINK("http://evil.example")' where id =
        (select shipping_address_id from "order" where id = ?)`,
        [order.id],
      )
      await sql.raw(`update product set title = '@SUM(1)', subtitle = e'\t=1+1' where handle = 'honey'`)
      await api.post(path, {}, { headers: staff })
      const notice = await vi.waitFor(async () => {
        const [found] = await getContainer()
          .resolve(Modules.NOTIFICATION)
          .listNotifications({ template: 'admin-ui' }, { order: { created_at: 'DESC' }, take: 1 })
        expect(found?.data).toMatchObject({ title, file: { url: expect.stringContaining('/admin/exports/') } })
        return found
      }, 15_000)
      const { url } = (notice.data as { file: { url: string } }).file
      const { pathname } = new URL(url)
      const table = await api.get(pathname, { headers: staff, ...ANY })
      expect([table.status, table.headers['content-type'], table.headers['cache-control']]).toEqual([
        ...[200, 'text/csv; charset=utf-8', 'private, no-store'],
      ])
      expect(table.headers['content-disposition']).toContain('attachment')
      expect(table.data).toContain(_what === 'orders' ? 'HYPERLINK' : 'SUM(1)')
      expect(/(?:^|[,\n"])[ \t\r]*[=@](?:HYPERLINK|SUM|1)/m.test(table.data)).toBe(false)
      const { data } = await api.get(pathname, { headers: staff, ...ANY, responseType: 'arraybuffer' })
      expect(Buffer.from(data).toString().startsWith('\uFEFF')).toBe(_what === 'orders')
      expect((await api.get(pathname, ANY)).status).toBe(401)
      expect((await api.get('/admin/exports/none.csv', { headers: staff, ...ANY })).status).toBe(404)
      expect((await api.get('/admin/exports/..%2F..%2Fpackage.csv', { headers: staff, ...ANY })).status).toBe(404)
    })

    it('writes for staff only where their own pages ask, and lets nobody frame the admin', async () => {
      const { headers } = await api.post('/auth/session', {}, { headers: staff })
      const cookie = String(headers['set-cookie']?.[0]).split(';')[0]
      const name = (origin: string, type: string, body: string) =>
        api.post('/admin/sales-channels', body, { headers: { cookie, origin, 'content-type': type }, ...ANY })
      const foreign = await name('https://evil.example', 'application/x-www-form-urlencoded', 'name=evil')
      expect([foreign.status, foreign.data.code]).toEqual([403, 'foreign_origin'])
      expect((await name('https://evil.example', 'application/json', '{"name":"evil"}')).status).toBe(403)
      expect((await name(api.defaults.baseURL, 'application/json', '{"name":"直播"}')).status).toBe(200)
      const channels = await getContainer().resolve(Modules.SALES_CHANNEL).listSalesChannels({ name: 'evil' })
      expect(channels).toEqual([])
      for (const path of ['/app', '/app/orders'])
        expect((await api.get(path, ANY)).headers['x-frame-options']).toBe('DENY')
    })

    it('takes files of a shop from before along, under the address they had', () => {
      const folder = mkdtempSync(join(tmpdir(), 'disk-'))
      const [former, now] = [join(folder, 'static'), join(folder, 'open')]
      mkdirSync(former)
      writeFileSync(join(former, '1-honey.svg'), 'honey')
      const options = { upload_dir: now, former_upload_dir: former, exports_url: '' }
      for (let i = 0; i < 2; i++) new Disk({}, options)
      expect(readFileSync(join(now, '1-honey.svg'), 'utf8')).toBe('honey')
      expect(existsSync(join(former, '1-honey.svg'))).toBe(false)
    })
  },
})
