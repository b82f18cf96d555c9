/** Readings a second through `POST /sensors/readings`: many devices, batches of 100, each batch stored and looked at. */
import pg from 'pg'
import { makeKey } from '../../plugins/trust/sensors/src/modules/sensor/device-key'
import { measureJourneys } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const DEVICES = 20
const SENDERS = 4
const BATCH = 100
const METRICS = [
  { key: 'temperature', name: '温度', unit: '℃', min: 0, max: 40 },
  { key: 'humidity', name: '湿度', unit: '%', min: 20, max: 100 },
]

export const sensorReadings: Bench = async ({ ours, seconds }) => {
  const keys = await addDevices(ours.database_url ?? '')
  let sent = 0
  const from = Date.now() - 20 * 86_400_000
  const send = async (sender: number) => {
    const device = sender + SENDERS * (sent % (DEVICES / SENDERS))
    const start = from + sent++ * BATCH * 100
    const readings = Array.from({ length: BATCH }, (_, i) => ({
      metric: METRICS[i % 2].key,
      at: start + i * 100,
      value: 20 + (i % 10),
    }))
    const answer = await fetch(`${ours.backend_url}/sensors/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys[device]}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    })
    const { stored } = (await answer.json()) as { stored: number }
    if (stored !== BATCH) throw new Error(`sensor-readings: ${answer.status}, ${stored} of ${BATCH} stored`)
  }
  const { per_second, p95_ms } = await measureJourneys(send, SENDERS, seconds)
  return [{ name: 'sensor-readings', unit: 'readings/s', ours: per_second * BATCH, plain: null, p95_ms }]
}

/** @returns the devices' keys */
async function addDevices(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const keys = Array.from({ length: DEVICES }, () => makeKey())
    await client.query(`insert into sensor_site (id, kind, name) values ('site_bench', 'orchard', 'bench')`)
    await client.query(
      `insert into sensor_device (id, site_id, name, key_hash, metrics)
       select 'sdev_bench_' || n, 'site_bench', 'bench ' || n, hash, $2::jsonb
       from unnest($1::text[]) with ordinality as k (hash, n)`,
      [keys.map(({ key_hash }) => key_hash), JSON.stringify(METRICS)],
    )
    return keys.map(({ key }) => key)
  } finally {
    await client.end()
  }
}
