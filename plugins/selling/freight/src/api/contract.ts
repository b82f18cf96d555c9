import { contract } from '@shanzhen/http/contract'
import { FreightTableSchema } from '../schema'

export const ROUTES = contract({
  'GET /admin/freight-tables': { zh: '各配送方式的运费表' },
  'POST /admin/freight-tables/:id': { zh: '改一张运费表', body: FreightTableSchema },
})
