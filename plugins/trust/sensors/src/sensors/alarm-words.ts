import type { AlarmView } from '../modules/sensor/store/alarms'

/** What people are told when a value leaves its limits or a device falls silent. */
const moment = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

export function alarmText(alarm: AlarmView): { subject: string; text: string } {
  const where = `${alarm.site}「${alarm.device}」`
  if (alarm.kind === 'silent') {
    const since = alarm.last_seen_at ? `${moment(alarm.last_seen_at)} 起` : ''
    return { subject: `${alarm.site}：设备没有消息`, text: `${where}${since}没有读数，请检查电源和网络。` }
  }
  const metric = alarm.metrics.find(({ key }) => key === alarm.metric)
  const [name, unit] = [metric?.name ?? alarm.metric, metric?.unit ?? '']
  const side = alarm.kind === 'low' ? '低于下限' : '高于上限'
  return {
    subject: `${alarm.site}：${name}${side}`,
    text: `${moment(alarm.opened_at)}，${where}${name} ${alarm.value}${unit}，${side} ${alarm.limit_value}${unit}，请查看。`,
  }
}
