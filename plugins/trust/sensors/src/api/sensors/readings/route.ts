import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { SENSOR } from '../../../modules/sensor'
import { bearerOf } from '../../../modules/sensor/device-key'
import { IngestRefusal } from '../../../modules/sensor/errors'
import { SENSOR_ALARM_OPENED } from '../../../workflows/events'
import { ROUTES } from '../../contract'
import { readBody } from './read-body'

/**
 * Where devices report: `Authorization: Bearer <key>` and up to 1,000 readings. 200 says of each row whether it was
 * stored, known already or refused; 422 where every row was. Sending a batch again changes nothing. One transaction of
 * the module and no workflow: a workflow's bookkeeping would cost several times the work itself.
 */
export async function POST(request: MedusaRequest, response: MedusaResponse) {
  const sensor = request.scope.resolve(SENSOR)
  try {
    const device = await sensor.deviceByKey(bearerOf(request.headers.authorization))
    const { alarms, ...answer } = await sensor.ingest(device, await readBody(request))
    if (alarms.length) {
      await request.scope
        .resolve(Modules.EVENT_BUS)
        .emit(alarms.map((id) => ({ name: SENSOR_ALARM_OPENED, data: { id } })))
    }
    const none = answer.stored + answer.repeated === 0
    const said = none ? { ...answer, message: '没有一条读数可以接收' } : answer
    reply(response, ROUTES['POST /sensors/readings'], said, none ? 422 : 200)
  } catch (error) {
    if (!(error instanceof IngestRefusal)) throw error
    const { status, code, message } = error
    // What was not read yet must not be taken for the next request of this connection.
    if (status === 413) response.setHeader('Connection', 'close')
    response.status(status).json({ type: 'refused', code, message })
  }
}
