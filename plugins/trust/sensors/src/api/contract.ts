import { contract } from '@shanzhen/http/contract'
import { CreateDevice, CreateSite, UpdateDevice, UpdateSite } from './admin/sensors/validators'
import { z } from '@medusajs/framework/zod'
import { deleted, page } from '@shanzhen/http/wire'
import { BatchAnswer, OwnAlarm, SiteView, StaffAlarm, StaffSite } from '../wire'
import { PeriodQuery } from './sensor-period'

const site = z.object({ site: SiteView })
const sites = z.object({ sites: z.array(SiteView) })
const device = z.object({ device: z.object({ id: z.string() }) })
const staffSite = z.object({ site: StaffSite })

export const STAFF_ROUTES = contract({
  'GET /admin/sensors/alarms': { zh: '报警', answer: z.object({ alarms: z.array(StaffAlarm), ...page }) },
  'POST /admin/sensors/devices/:id': { zh: '修改设备', body: UpdateDevice, answer: device },
  'POST /admin/sensors/devices/:id/revoke': { zh: '停用设备密钥', answer: device },
  'GET /admin/sensors/sites': { zh: '监测点', answer: z.object({ sites: z.array(StaffSite) }) },
  'POST /admin/sensors/sites': { zh: '新增监测点', body: CreateSite, status: 201, answer: staffSite },
  'POST /admin/sensors/sites/:id': { zh: '修改监测点', body: UpdateSite, answer: staffSite },
  'DELETE /admin/sensors/sites/:id': { zh: '删除监测点', answer: deleted },
  'POST /admin/sensors/sites/:id/devices': {
    zh: '新增设备，密钥只显示这一次',
    body: CreateDevice,
    status: 201,
    answer: device.extend({ key: z.string() }),
  },
})

export const ROUTES = contract(
  {
    'GET /admin/sensors/sites/:id/series': { zh: '一个监测点的曲线', query: PeriodQuery, answer: site },
    'GET /producers/me/alarms': { zh: '生产者自己监测点的报警', answer: z.object({ alarms: z.array(OwnAlarm) }) },
    'GET /producers/me/sites': { zh: '生产者自己的监测点', query: PeriodQuery, answer: sites },
    'GET /producers/me/sites/:id': { zh: '生产者自己的一个监测点', query: PeriodQuery, answer: site },
    'POST /sensors/readings': {
      zh: '设备上报读数，一次最多 1,000 条',
      who: 'device',
      status: [200, 422],
      answer: BatchAnswer,
    },
    'GET /store/sensors/goods/:handle': { zh: '商品产地的监测曲线', query: PeriodQuery, answer: sites },
    'GET /store/sensors/sites/:id': { zh: '一个监测点的曲线', query: PeriodQuery, answer: site },
  },
  { Site: SiteView },
)
