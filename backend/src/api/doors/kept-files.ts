/**
 * Medusa's own door of files opens and removes whatever has a name. Papers and pictures that prove something are opened from
 * what they belong to, by whoever may read that, and stay as long as it does.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import { ATTACHMENT } from '@shanzhen/attachments/modules/attachment'
import { lotKeepsFile } from '@shanzhen/lots/kept-files'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { openKey } from '../../files/open-files'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { refuse } from './refuse'

/** Every room that keeps files as proof of something says whether this one is among them. */
async function isKept(container: MedusaContainer, id: string): Promise<boolean> {
  const one = { take: 1, select: ['id'] as 'id'[] }
  const [lots, ...rows] = await Promise.all([
    lotKeepsFile(container, id),
    container.resolve(CERTIFICATE).listCertificates({ scan_file_id: id }, one),
    container.resolve(AFTER_SALES).listAfterSalePictures({ file_id: id }, one),
    container.resolve(SHOP).listShops({ licence_file_id: id }, one),
    container.resolve(ATTACHMENT).listAttachments({ file_id: id }, one),
  ])
  return lots || rows.some(({ length }) => length > 0)
}

/** @param prefix of a bucket; null: a disk */
export const keptFileDoors = (prefix: string | null): MiddlewareRoute[] => [
  {
    matcher: '/admin/uploads/:id',
    methods: ['GET', 'DELETE'],
    middlewares: [
      async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => {
        const [, , , name = ''] = (request.baseUrl + request.path).split('/')
        const id = openKey(`/static/${name}`, prefix)
        if (!id) return refuse(response, 403, '这个文件只在它所属的证照、批次、售后或对账里打开，不能单独查看或删除')
        if (request.method === 'GET') return next()
        if (await isKept(request.scope, id))
          return refuse(response, 409, '这个文件是批次、检验、证照、售后或对账的凭证，不能删除')
        next()
      },
    ],
  },
]
