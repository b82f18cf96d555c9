import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SENSOR } from '../../../../modules/sensor'
import { alarmText } from '../../../../sensors/alarm-words'

/** The open alarms and the last closed ones, each in words. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const alarms = await request.scope.resolve(SENSOR).listAlarmViews({ take: 100 })
  response.json({ alarms: alarms.map(({ metrics: _, ...alarm }, i) => ({ ...alarm, ...alarmText(alarms[i]) })) })
}
