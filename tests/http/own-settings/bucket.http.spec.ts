/** Files in a closed S3 bucket: given out under /static where they are for everyone, and to nobody else's eyes where not. */
import type { IFileModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { makePdf } from '@shanzhen/documents/pdf'
import { stockCheckoutShop, type CheckoutShop } from '../../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { staffHeaders } from '../../support/packing-shop'
import { picture } from '../../support/pictures'
import { traceShop } from '../../support/trace-shop'

const bucket = await vi.hoisted(async () => {
  const { openBucket } = await import('../../support/bucket')
  const opened = await openBucket()
  Object.assign(process.env, opened.settings)
  return opened
})

const ANY = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let staff: Record<string, string>
    let shop: CheckoutShop
    let files: IFileModuleService
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
      files = getContainer().resolve(Modules.FILE)
    })
    beforeEach(() => {
      bucket.objects.clear()
      bucket.refused.length = 0
    })
    afterAll(() => bucket.close())

    const open = (url: string) => api.get(new URL(url).pathname, { responseType: 'arraybuffer', ...ANY })
    const upload = async (name: string, content: string, type: string) => {
      const form = new FormData()
      form.append('files', new Blob([content], { type }), name)
      return (await api.post('/admin/uploads', form, { headers: staff })).data.files[0] as { id: string; url: string }
    }

    it('gives a picture that staff upload to everyone, as what it is, and runs nothing in it', async () => {
      const drawing = await upload('xianggu (1).svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')
      expect([...bucket.objects.keys()]).toEqual([expect.stringMatching(/^shop\/public\/xianggu \(1\)-\w+\.svg$/)])
      const shown = await open(drawing.url)
      expect([shown.status, shown.data.toString()]).toEqual([200, '<svg xmlns="http://www.w3.org/2000/svg"/>'])
      expect(shown.headers).toMatchObject({
        'content-type': 'image/svg+xml',
        'cache-control': expect.stringContaining('immutable'),
        'content-security-policy': expect.stringContaining('sandbox'),
        'x-content-type-options': 'nosniff',
      })
      expect((await fetch(`${bucket.endpoint}/goods/${encodeURI(drawing.id)}`)).status).toBe(403)
    })

    it('gives a private file to nobody by its address, whatever way it is written', async () => {
      const paper = await makePdf({ title: '检验报告' }, (sheet) => void sheet.text('合格'))
      const { id } = await files.createFiles({
        ...{ filename: 'scan.pdf', mimeType: 'application/pdf', access: 'private' },
        content: paper.toString('base64'),
      })
      expect((await files.getAsBuffer(id)).equals(paper)).toBe(true)
      for (const path of [id, `shop/public/../../${id}`, `shop/public/..%2f..%2f${id}`, '', '%2e%2e/x'])
        expect((await api.get(`/static/${path}`, ANY)).status, path).toBe(404)
    })

    it('keeps an export away from everyone but staff', async () => {
      const { writeStream, promise } = await files.getUploadStream({ filename: '1-orders.csv', mimeType: 'text/csv' })
      writeStream.end('Order\n1\n')
      const { key } = (await promise) as unknown as { key: string }
      const { url } = await files.retrieveFile(key)
      expect(new URL(url).pathname).toBe(`/admin/exports/${encodeURIComponent(key)}`)
      expect((await api.get(new URL(url).pathname, { headers: staff })).data).toBe('Order\n1\n')
      expect((await api.get(new URL(url).pathname, ANY)).status).toBe(401)
    })

    it('takes the file of a hidden photo out of the bucket', async () => {
      const warehouse = traceShop(getContainer(), shop)
      await warehouse.prepare()
      const lot = await warehouse.release('mushroom', 20)
      const photo = (await picture(1)).toString('base64')
      const post = (path: string, body: object) => api.post(`/admin/lots/${lot.id}${path}`, body, { headers: staff })
      const { data } = await post('/photos', { step: 'received', caption: '逐筐查看', photo })
      const { url } = (await api.get(`/admin/lots/${lot.id}`, { headers: staff })).data.photos[0]
      expect((await open(url)).headers['content-type']).toBe('image/jpeg')
      await post(`/photos/${data.photo.id}/hide`, { reason: '拍到了人脸' })
      expect([...bucket.objects.keys()]).toEqual([])
      expect((await open(url)).status).toBe(404)
      expect(bucket.refused).toEqual(['NoSuchKey'])
    })

    it('says that the bucket does not answer, and leaves nothing of that to be kept', async () => {
      const drawing = await upload('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')
      await bucket.close()
      const shown = await open(drawing.url)
      expect([shown.status, shown.headers['cache-control']]).toEqual([502, undefined])
      const late = files.createFiles({ filename: 'a.txt', mimeType: 'text/plain', content: 'YQ==' })
      await expect(late).rejects.toThrow('存储没有收下文件，请检查 S3_ 开头的设置')
    })
  },
})
