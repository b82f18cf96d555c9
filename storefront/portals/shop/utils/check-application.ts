// What of an application can be told before it is sent: keys of messages by field. The backend checks all of it again.
import { MOBILE, normalizePhone } from '@shanzhen/address/phone'
import type { ExemptionKey, ShopKind } from '@shanzhen/shops/wire'

export type ApplicationForm = {
  name: string
  handle: string
  kind: ShopKind
  legal_name: string
  credit_code: string
  exemption: ExemptionKey | ''
  contact_name: string
  contact_phone: string
  account: { bank: string; holder: string; number: string }
}

const HANDLE = /^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$/

/** @param licence whether a scan is chosen or kept from before */
export function checkApplication(form: ApplicationForm, licence: boolean, agreed: boolean): Record<string, string> {
  const faults: Record<string, string> = {}
  const must = (field: string, value: string) => {
    if (!value.trim()) faults[field] = 'required'
  }
  const wrong = (field: string, fault: string, bad: boolean) => {
    if (bad) faults[field] ??= fault
  }
  for (const field of ['name', 'handle', 'legal_name', 'contact_name', 'contact_phone'] as const)
    must(field, form[field])
  for (const field of ['bank', 'holder', 'number'] as const) must(`account.${field}`, form.account[field])
  wrong('name', 'nameShort', form.name.trim().length < 2)
  wrong('handle', 'handle', !HANDLE.test(form.handle.trim().toLowerCase()))
  wrong('contact_phone', 'phone', !MOBILE.test(normalizePhone(form.contact_phone)))
  wrong('account.number', 'number', !/^\d{8,30}$/.test(form.account.number.replace(/[\s-]/g, '')))
  if (form.kind === 'person') wrong('exemption', 'exemption', !form.exemption)
  else {
    must('credit_code', form.credit_code)
    wrong('credit_code', 'creditCode', form.credit_code.replace(/\s/g, '').length !== 18)
    wrong('licence', 'licence', !licence)
  }
  wrong('agreed', 'agreed', !agreed)
  return faults
}
