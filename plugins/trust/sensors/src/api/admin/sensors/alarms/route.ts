import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { SENSOR } from '../../../../modules/sensor'
import { StaffAlarm } from '../../../../wire'
import { STAFF_ROUTES } from '../../../contract'
import { alarmText } from '../../../../sensors/alarm-words'

/** The open alarms, then the closed ones, the newest first, each in words. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const [sensors, page] = [request.scope.resolve(SENSOR), pageOf(request)]
  const [alarms, count] = await Promise.all([sensors.listAlarmViews(page), sensors.countAlarms()])
  reply(response, STAFF_ROUTES['GET /admin/sensors/alarms'], {
    alarms: alarms.map((alarm) => only(StaffAlarm, { ...alarm, ...alarmText(alarm) })),
    ...pageSaid(count, page),
  })
}
