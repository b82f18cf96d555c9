/** Files of certificates that no longer stand for anything, and those from before that tell more than the paper. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CERTIFICATE } from '../modules/certificate'
import { copyForEveryone, copyPrivately, dropScan } from './scans'

/** Takes files away whose certificate was taken back, withdrawn or deleted, after a crash too; again does no harm. */
export async function closeScans(container: MedusaContainer): Promise<void> {
  const certificates = container.resolve(CERTIFICATE)
  for (const { id, scan_url, scan_file_id, gone } of await certificates.lostScans()) {
    const open = fileIdOf(scan_url)
    if (open) {
      // Where staff entered it long ago, the open file is the only one: they keep a private copy of it.
      const only =
        open === scan_file_id && !gone ? await copyPrivately(container, open).catch(() => null) : scan_file_id
      await certificates.placeScan(id, { scan_url: null, scan_file_id: only })
      await dropScan(container, open)
    }
    if (!gone) continue
    if (scan_file_id) await dropScan(container, scan_file_id)
    await certificates.placeScan(id, { scan_url: null, scan_file_id: null })
  }
}

/** Makes scans from before anew, without place and device; one that cannot be read is nobody's but staff's. */
export async function tidyScans(container: MedusaContainer): Promise<void> {
  const certificates = container.resolve(CERTIFICATE)
  for (const { id, scan_url, scan_file_id } of await certificates.untidiedScans()) {
    if (!scan_file_id) continue
    const former = new Set([fileIdOf(scan_url)])
    try {
      const kept = await copyPrivately(container, scan_file_id)
      const copy = scan_url ? await copyForEveryone(container, kept) : null
      await certificates.placeScan(id, { scan_file_id: kept, scan_url: copy?.url ?? null })
      former.add(scan_file_id)
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(`证书 ${id} 的扫描件读不完整，不再公开：${String(error)}`)
      await certificates.placeScan(id, { scan_file_id, scan_url: null })
      former.delete(scan_file_id)
    }
    for (const file of former) if (file) await dropScan(container, file)
  }
}

/** A file's id is what follows `/static/` in its address; null for an address of elsewhere. */
function fileIdOf(url: string | null): string | null {
  const path = url && URL.canParse(url) ? new URL(url).pathname : ''
  return path.startsWith('/static/') ? decodeURIComponent(path.slice('/static/'.length)) : null
}
