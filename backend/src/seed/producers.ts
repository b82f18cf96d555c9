import type { MedusaContainer } from '@medusajs/framework/types'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import type { ProducerKind } from '@shanzhen/producers/types'
import { createProducersWorkflow } from '@shanzhen/producers/workflows'
import { seedProducers, seedProducts } from './data/catalogue'

/** Synthetic credit codes of the demo firms, one of each kind. */
const CREDIT_CODES: Record<string, string> = {
  changchun: '91610923MAYYYY016P',
  'mushroom-coop': '93610923MAYYYY0327',
  'fish-farm': '92610923MAYYYY0592',
}

/** Growers and makers of the demo goods, all marked as demo. @returns producer ids by key. */
export async function seedProducersAndIds(container: MedusaContainer): Promise<Map<string, string>> {
  const service = container.resolve(TRACEABILITY)
  const known = new Set((await service.listProducers({}, { take: 1000 })).map((producer) => producer.key))
  const missing = seedProducers.filter((producer) => !known.has(producer.key))
  if (missing.length) {
    await createProducersWorkflow(container).run({
      input: missing.map(({ key, name, kind, sc }) => ({
        key,
        name,
        kind: kind as ProducerKind,
        sc_licence: sc,
        credit_code: CREDIT_CODES[key] ?? null,
        town: seedProducts.find((product) => product.producer === key)?.town ?? null,
        is_demo: true,
      })),
    })
  }
  return new Map((await service.listProducers({}, { take: 1000 })).map((producer) => [producer.key, producer.id]))
}
