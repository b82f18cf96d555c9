/** Tables that Medusa's exports leave for staff: private files, opened at an address that asks who is there. */
const EXPORT = /\.csv$/

/** @returns where staff open it; null where it is no export. @param address of `/admin/exports` */
export const exportAddress = (key: string, address: unknown): string | null =>
  isExport(key) ? `${String(address)}/${encodeURIComponent(key)}` : null

export const isExport = (key: string): boolean => EXPORT.test(key) && !key.split('/').includes('..')
