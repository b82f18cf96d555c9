import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { MATERIAL_ROUTES } from './material-routes'
import { PhotoBody, PosterQuery } from './poster-asked'

export const ROUTES = contract({
  ...MATERIAL_ROUTES,
  'GET /store/distribution/me/links/:id/poster': {
    zh: '自己一个分享链接的海报，按现在的名字、价格和证明画',
    who: 'customer',
    query: PosterQuery,
    file: 'image/*',
  },
  'GET /store/distribution/me/photo': { zh: '自己海报上的照片', who: 'customer', file: 'image/*' },
  'POST /store/distribution/me/photo': {
    zh: '上传海报上的照片，新的替换旧的',
    who: 'customer',
    body: PhotoBody,
    answer: z.object({ photo: z.literal(true) }),
  },
  'DELETE /store/distribution/me/photo': {
    zh: '撤下自己的照片',
    who: 'customer',
    answer: z.object({ photo: z.literal(false) }),
  },
})
