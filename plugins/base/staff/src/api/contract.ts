import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { ActsPage, ActsQuery, RightsTable, SetRoles, StaffPage } from '../wire'

export const ROUTES = contract({
  'GET /admin/staff': { zh: '员工和各自的角色', answer: StaffPage },
  'POST /admin/staff/:id/roles': {
    zh: '改一位员工的角色',
    body: SetRoles,
    answer: z.object({ id: z.string(), roles: z.array(z.string()) }),
  },
  'GET /admin/staff/rights': { zh: '各角色可以做什么，我可以做什么', answer: RightsTable },
  'GET /admin/staff/acts': { zh: '操作记录，最新在前', query: ActsQuery, answer: ActsPage },
  'GET /admin/staff/acts/export': { zh: '操作记录的表格', query: ActsQuery, file: 'text/csv' },
})
