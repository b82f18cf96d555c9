import { fieldsInvalid } from '../lib/refusal'

/** An address as Medusa's own forms write it, brought into the shape of our checkout's. */
export type PlainAddress = {
  first_name: string | null
  last_name: string | null
  phone: string | null
  company: string | null
  country_code: string | null
  province: string | null
  city: string | null
  address_1: string | null
  address_2: string | null
  postal_code: string | null
}

export const NO_ADDRESS: PlainAddress = {
  ...{ first_name: null, last_name: null, phone: null, company: null, country_code: null, province: null },
  ...{ city: null, address_1: null, address_2: null, postal_code: null },
}

/**
 * Medusa asks for given name and family name; a parcel in China bears one name, 姓 first: 小山 + 王 becomes 王小山, John + Smith
 * stays John Smith. The phone loses spaces, dashes, full width and +86.
 */
export function tidyAddress(address: PlainAddress): PlainAddress {
  const { id: _id, ...rest } = address as PlainAddress & { id?: string }
  const text = (value: string | null) => value?.normalize('NFKC').trim() || null
  return {
    ...rest,
    first_name: fullName(text(address.first_name) ?? '', text(address.last_name) ?? '') || null,
    last_name: null,
    phone: phoneOf(address.phone),
    country_code: address.country_code ?? 'cn',
    province: text(address.province),
    city: text(address.city),
    address_1: text(address.address_1),
    address_2: text(address.address_2),
  }
}

const MOBILE = /^1[3-9]\d{9}$/

/** @throws Refusal 400 naming what a carrier lacks to reach somebody */
export function assertReachable({ phone, first_name }: PlainAddress, email: string | null): void {
  if (!first_name) throw fieldsInvalid({ 'shipping_address.first_name': '请填写收货人姓名' })
  if (phone && !MOBILE.test(phone)) throw fieldsInvalid({ 'shipping_address.phone': '请填写 11 位手机号' })
  if (!phone && !email) throw fieldsInvalid({ 'shipping_address.phone': '请填写收货人的手机号或邮箱' })
}

export function fullName(first: string, last: string): string {
  if (!last || !first) return first || last
  return /\p{Script=Han}/u.test(last + first) ? last + first : `${first} ${last}`
}

export const phoneOf = (phone: string | null): string | null =>
  phone
    ?.normalize('NFKC')
    .replace(/[\s()－—-]/g, '')
    .replace(/^(?:\+?86)(?=1[3-9]\d{9}$)/, '') || null
