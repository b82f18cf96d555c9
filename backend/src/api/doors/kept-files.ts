/**
 * Medusa's own door of files opens and removes whatever has a name. Papers and pictures that prove something are opened from
 * what they belong to, by whoever may read that, and stay as long as it does.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { openKey } from '../../files/open-files'
import { refuse } from './refuse'

const KEPT = `select 1 from lot_photo where file_id = :id
  union all select 1 from inspection where report_file_id = :id
  union all select 1 from certificate where scan_file_id = :id
  union all select 1 from after_sale_picture where file_id = :id limit 1`

/** @param prefix of a bucket; null: a disk */
export const keptFileDoors = (prefix: string | null): MiddlewareRoute[] => [
  {
    matcher: '/admin/uploads/:id',
    methods: ['GET', 'DELETE'],
    middlewares: [
      async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => {
        const [, , , name = ''] = (request.baseUrl + request.path).split('/')
        const id = openKey(`/static/${name}`, prefix)
        if (!id) return refuse(response, 403, '这个文件只在它所属的证照、批次或售后里打开，不能单独查看或删除')
        if (request.method === 'GET') return next()
        const { rows } = await request.scope
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw<{ rows: unknown[] }>(KEPT, { id })
        if (rows.length) return refuse(response, 409, '这个文件是批次、检验、证照或售后的凭证，不能删除')
        next()
      },
    ],
  },
]
