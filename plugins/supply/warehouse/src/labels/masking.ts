/** What stands on a waybill of whom it goes to and comes from: GB/T 41833-2022 hides it from whoever sees the box. */

/** 5.2: of a name at least one character is hidden. 王小明 → 王*明, 王明 → 王*. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return letters.length ? '*' : ''
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** 5.3: of a phone at least six digits are hidden; the last four stay, by which a parcel is asked for. */
export function maskPhone(phone: string): string {
  const digits = [...phone].filter((sign) => /\d/.test(sign)).length
  const shown = digits > 10 ? 4 : Math.max(0, digits - 6)
  let left = digits - shown
  return phone.replace(/\d/g, (digit) => (left-- > 0 ? '*' : digit))
}

/** Where the part begins that tells the very door. */
const DOOR = /[\dA-Za-z０-９一二三四五六七八九十]+\s*(?:号楼|号院|弄|栋|幢|座|单元|层|楼|室|户|号|#)/

/** 5.4: the number of house and flat is hidden; the street stays, by which parcels are sorted. */
export function maskAddress(address: string): string {
  const at = DOOR.exec(address)
  if (!at) return address.replace(/\d/g, '*')
  return `${address.slice(0, at.index)}****`
}
