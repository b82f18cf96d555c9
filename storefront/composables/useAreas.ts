// The country's divisions, fetched once and only when an address is being written.
import type { AreaTree } from '@shanzhen/address/area-tree'

let loading: Promise<AreaTree> | null = null

export const loadAreas = (): Promise<AreaTree> => {
  loading ??= $fetch<AreaTree>('/api/areas').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}
