import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SENSOR } from '../../../../modules/sensor'
import { alarmText } from '../../../../sensors/alarm-words'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** What is amiss at the producer's own sites, and what lately was. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const alarms = await request.scope.resolve(SENSOR).listAlarmViews({ producer_id: producerOf(response), take: 20 })
  reply(response, ROUTES['GET /producers/me/alarms'], {
    alarms: alarms.map((alarm) => ({
      id: alarm.id,
      kind: alarm.kind,
      metric: alarm.metric,
      value: alarm.value,
      limit_value: alarm.limit_value,
      unit: alarm.metrics.find(({ key }) => key === alarm.metric)?.unit ?? '',
      site: alarm.site,
      device: alarm.device,
      opened_at: alarm.opened_at.toISOString(),
      closed_at: alarm.closed_at?.toISOString() ?? null,
      text: alarmText(alarm).text,
    })),
  })
}
