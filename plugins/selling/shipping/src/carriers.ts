/** Who carries parcels here: the waybill numbers each of them writes, and where a number can be followed. */
import type { DeliveryKind } from './types'

export interface Carrier {
  code: string
  name: string
  kind: DeliveryKind
  /** What its waybill looks like; null where there is none. */
  waybill: RegExp | null
  example: string | null
  /** Its name at the tracking page. */
  tracking: string | null
}

const express = (code: string, name: string, tracking: string, waybill: RegExp, example: string): Carrier => ({
  code,
  name,
  kind: 'express',
  waybill,
  example,
  tracking,
})

export const CARRIERS: Carrier[] = [
  express('SF', '顺丰速运', 'shunfeng', /^(SF)?\d{12,13}$|^SF\d{15}$/, 'SF1234567890123'),
  express('ZTO', '中通快递', 'zhongtong', /^\d{12}$|^\d{14}$/, '75312345678901'),
  express('YTO', '圆通速递', 'yuantong', /^YT\d{13}$|^\d{12}$/, 'YT1234567890123'),
  express('YUNDA', '韵达快递', 'yunda', /^\d{13}$|^\d{15}$/, '4312345678901'),
  express('STO', '申通快递', 'shentong', /^\d{12,13}$|^\d{15}$/, '773123456789012'),
  express('EMS', '邮政EMS', 'ems', /^\d{13}$|^[A-Z]{2}\d{9}[A-Z]{2}$/, '1123456789012'),
  express('JD', '京东快递', 'jd', /^JD[A-Z0-9]{11,15}$/, 'JD0123456789012'),
  express('JTSD', '极兔速递', 'jtexpress', /^JT\d{13}$/, 'JT1234567890123'),
  // The supply center's own vans, with numbers of our own.
  { ...express('OWN', '县域配送', '', /^NS\d{11}$/, 'NS26112900001'), tracking: null },
  { code: 'CITY', name: '同城自送', kind: 'same_city', waybill: null, example: null, tracking: null },
  { code: 'PICKUP', name: '自提', kind: 'pickup', waybill: null, example: null, tracking: null },
]

export const findCarrier = (code: string): Carrier | undefined => CARRIERS.find((carrier) => carrier.code === code)

/** A waybill as it was typed or scanned, without blanks and in capitals. */
export const tidyWaybill = (typed: string | undefined): string => (typed ?? '').replace(/\s/g, '').toUpperCase()

/** Why a waybill does not fit its carrier, in the words staff read; null where it does. */
export function waybillProblem(carrier: Carrier, waybill: string): string | null {
  if (!carrier.waybill) return waybill ? `${carrier.name}不需要运单号` : null
  if (!waybill) return '请填写运单号'
  return carrier.waybill.test(waybill) ? null : `运单号不符合${carrier.name}的格式，例如 ${carrier.example}`
}

export function trackingUrl(carrier: Carrier, waybill: string): string | null {
  return carrier.tracking ? `https://www.kuaidi100.com/chaxun?com=${carrier.tracking}&nu=${waybill}` : null
}
