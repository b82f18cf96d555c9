import { type AreaTree, buildAreaTree } from '@shanzhen/address/area-tree'

let loading: Promise<AreaTree> | null = null

/** The country's divisions, read when somebody takes an order down. */
export const loadAreas = (): Promise<AreaTree> =>
  (loading ??= import('element-china-area-data').then(({ regionData }) => buildAreaTree(regionData)))
