import { MedusaError } from '@medusajs/framework/utils'
import type { RefusalCode } from './types'

/** What a device or staff did wrong, in words they can act on. */
const { INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

/** A refusal with its own status: 401 wrong key, 413 too much, 422 not a batch of readings. */
export class IngestRefusal extends Error {
  constructor(
    readonly status: 401 | 413 | 422,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const keyWrong = () => new IngestRefusal(401, 'wrong_key', '设备密钥不正确，或者已经停用')
export const batchTooLarge = (rows: number) =>
  new IngestRefusal(413, 'too_large', `一次最多上报 ${rows} 条读数，请分批`)
export const notReadings = () =>
  new IngestRefusal(422, 'not_readings', '请求内容应为 {"readings":[{"metric":"…","at":"…","value":0}]}')
export const noReadings = () => new IngestRefusal(422, 'empty', '没有读数')

export const ROW_MESSAGES: Record<RefusalCode, string> = {
  invalid: '读数应有 metric（名称）、at（带时区的时间或毫秒数）和 value（数字）',
  unknown_metric: '这台设备没有登记这个指标',
  future: '时间比现在晚了 10 分钟以上，请校准设备时钟',
  too_old: '时间太早，超过 400 天的读数不再接收',
}

export const siteUnknown = () => new MedusaError(NOT_FOUND, '没有这个监测点')
export const deviceUnknown = () => new MedusaError(NOT_FOUND, '没有这台设备')
export const siteHasDevices = (count: number) =>
  new MedusaError(NOT_ALLOWED, `这个监测点还有 ${count} 台设备，不能删除`)
export const metricTwice = (key: string) => new MedusaError(INVALID_DATA, `指标 ${key} 出现了两次`)
export const limitsCrossed = (name: string) => new MedusaError(INVALID_DATA, `「${name}」的下限不能高于上限`)
export const producerUnknown = () => new MedusaError(INVALID_DATA, '没有这个生产者')
