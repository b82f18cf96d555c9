import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { FreightTableSchema } from '../schema'
import { FreightTable, FreightTables } from '../wire'

export const ROUTES = contract({
  'GET /admin/freight-tables': { zh: '各配送方式的运费表', answer: FreightTables },
  'POST /admin/freight-tables/:id': {
    zh: '改一张运费表',
    body: FreightTableSchema,
    answer: z.object({ freight_table: z.object({ id: z.string(), table: FreightTable }) }),
  },
})
