/** `138****1234`: enough for staff to know their own. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d{4}/, '$1****')
