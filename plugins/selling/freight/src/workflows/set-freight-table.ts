import { MedusaError, Modules } from '@medusajs/framework/utils'
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { readFreightTable } from '../schema'
import type { FreightTable } from '../types'

/** Gives a way of shipping new rates; quotes made from now on follow them, orders placed keep theirs. */
export type SetFreightTableInput = { id: string; table: FreightTable }

const saveTableStep = createStep(
  'save-freight-table',
  async ({ id, table }: SetFreightTableInput, { container }) => {
    const service = container.resolve(Modules.FULFILLMENT)
    const [option] = await service.listShippingOptions({ id })
    const known = readFreightTable(option?.data)
    if (!option || !known) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这种配送方式')
    if (known.type !== table.type) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '配送方式的种类不能改')
    await service.updateShippingOptions(id, { data: { ...option.data, freight: table } })
    return new StepResponse(table, { id, data: option.data ?? {} })
  },
  async (before, { container }) => {
    if (before) await container.resolve(Modules.FULFILLMENT).updateShippingOptions(before.id, { data: before.data })
  },
)

export const setFreightTableWorkflow = createWorkflow(
  'set-freight-table',
  (input: SetFreightTableInput) => new WorkflowResponse(saveTableStep(input)),
)
