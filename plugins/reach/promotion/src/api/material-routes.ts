import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { MaterialBody, WithdrawBody } from './material-asked-by-staff'

const done = z.object({ id: z.string() })
const paged = { limit: z.string().optional(), offset: z.string().optional() }
const PageQuery = z.object(paged)
export const MaterialQuery = z.object({ product_id: word, ...paged })
export type MaterialQuery = z.infer<typeof MaterialQuery>

/** Of this room's contract the part about the library. */
export const MATERIAL_ROUTES = {
  'GET /admin/distribution/material': { zh: '素材库，新的在前', query: PageQuery, answer: wire.StaffMaterials },
  'POST /admin/distribution/material': {
    zh: '添加素材：图片、文字或短视频，写明作者和授权',
    body: MaterialBody,
    status: 201,
    answer: done,
  },
  'POST /admin/distribution/material/:id/withdraw': { zh: '下架一份素材', body: WithdrawBody, answer: done },
  'GET /admin/distribution/material/:id/file': { zh: '素材的图片或短视频', file: 'application/octet-stream' },
  'GET /store/distribution/me/material': {
    zh: '现在能用的素材，可按商品找',
    who: 'customer',
    query: MaterialQuery,
    answer: wire.Materials,
  },
  'GET /store/distribution/me/material/:id/file': {
    zh: '素材的图片或短视频，下架或过期的没有',
    who: 'customer',
    file: 'application/octet-stream',
  },
} as const
