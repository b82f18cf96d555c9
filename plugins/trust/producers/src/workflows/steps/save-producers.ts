import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { TRACEABILITY } from '../../modules/traceability'
import * as errors from '../../modules/traceability/errors'
import { assertProducerFacts } from '../../rules'
import type { ProducerFacts } from '../../types'

/** Adds producers; a key names one producer only. */
export const createProducersStep = createStep(
  'create-producers',
  async (input: ProducerFacts[], { container }) => {
    const service = container.resolve(TRACEABILITY)
    input.forEach(assertProducerFacts)
    const [taken] = await service.listProducers({ key: input.map((producer) => producer.key) }, { take: 1 })
    if (taken) throw errors.producerKeyTaken(taken.key)
    const producers = await service.createProducers(input)
    return new StepResponse(
      producers,
      producers.map((producer) => producer.id),
    )
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve(TRACEABILITY).deleteProducers(ids)
  },
)

export type ProducerChange = { id: string } & Partial<Omit<ProducerFacts, 'key'>>

/** Changes what is known of a producer. */
export const updateProducerStep = createStep(
  'update-producer',
  async (input: ProducerChange, { container }) => {
    const service = container.resolve(TRACEABILITY)
    const [before] = await service.listProducers({ id: input.id })
    if (!before) throw errors.producerUnknown(input.id)
    assertProducerFacts({ sc_licence: before.sc_licence, credit_code: before.credit_code, ...input })
    const producer = await service.updateProducers(input)
    return new StepResponse(producer, before)
  },
  async (before, { container }) => {
    if (!before) return
    const { id, name, kind, sc_licence, credit_code, town, is_demo } = before
    await container.resolve(TRACEABILITY).updateProducers({ id, name, kind, sc_licence, credit_code, town, is_demo })
  },
)

/** Removes a producer no good depends on any more. */
export const deleteProducerStep = createStep(
  'delete-producer',
  async (id: string, { container }) => {
    const service = container.resolve(TRACEABILITY)
    const [producer] = await service.listProducers({ id }, { relations: ['goods'] })
    if (!producer) throw errors.producerUnknown(id)
    if (producer.goods.length) throw errors.producerHasGoods(producer.name, producer.goods.length)
    await service.softDeleteProducers([id])
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(TRACEABILITY).restoreProducers([id])
  },
)
