import type { MedusaContainer } from '@medusajs/framework/types'
import { SENSOR } from '../modules/sensor'
import type { AlarmView } from '../modules/sensor/store/alarms'
import { alarmText } from './alarm-words'
import { contactsOf } from '@shanzhen/producers/contacts'
import { sendOnce, staffContacts } from '@shanzhen/messages/send-once'

const STALE_MS = 24 * 3_600_000
const AT_ONCE = 50

/**
 * Tells staff and the producer of every alarm nobody was told of yet. What happened more than a day ago, as a batch sent
 * late may report, is kept in the list and rings nobody's phone. Safe to run twice at once: each message has a key.
 */
export async function tellAlarms(container: MedusaContainer, now = new Date()): Promise<void> {
  const sensor = container.resolve(SENSOR)
  const alarms = await sensor.listAlarmViews({ untold: true, take: AT_ONCE })
  if (!alarms.length) return
  const staff = await staffContacts(container)
  for (const alarm of alarms) {
    if (now.getTime() - alarm.opened_at.getTime() < STALE_MS) {
      const producers = alarm.producer_id ? await contactsOf(container, alarm.producer_id) : []
      const told = await Promise.all([...staff, ...producers].map((contact) => tell(container, alarm, contact)))
      if (told.includes('failing')) continue
    }
    await sensor.markAlarmTold(alarm.id)
  }
}

function tell(container: MedusaContainer, alarm: AlarmView, contact: { channel: 'sms' | 'email'; address: string }) {
  const { subject, text } = alarmText(alarm)
  return sendOnce(container, {
    to: contact.address,
    channel: contact.channel,
    template: 'sensor-alarm',
    resource_id: alarm.id,
    subject,
    text,
  })
}
