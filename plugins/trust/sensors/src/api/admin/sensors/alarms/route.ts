import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { SENSOR } from '../../../../modules/sensor'
import { StaffAlarm } from '../../../../wire'
import { STAFF_ROUTES } from '../../../contract'
import { alarmText } from '../../../../sensors/alarm-words'

/** The open alarms and the last closed ones, each in words. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const alarms = await request.scope.resolve(SENSOR).listAlarmViews({ take: 100 })
  reply(response, STAFF_ROUTES['GET /admin/sensors/alarms'], {
    alarms: alarms.map((alarm) => only(StaffAlarm, { ...alarm, ...alarmText(alarm) })),
  })
}
