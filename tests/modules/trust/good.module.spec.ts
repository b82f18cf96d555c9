import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import type TraceabilityService from '../../../plugins/trust/producers/src/modules/traceability/service'

const folder = join(import.meta.dirname, '../../../plugins/trust/producers/.medusa/server/src/modules/traceability')

moduleIntegrationTestRunner<TraceabilityService>({
  moduleName: 'traceability',
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  testSuite: ({ service }) => {
    const dried = { kind: 'primary-dried' as const, aliases: [] }

    it('keeps a good with its producer', async () => {
      const producer = await service.createProducers({ key: 'coop', name: '合作社', kind: 'cooperative' })
      const good = await service.createGoods({ ...dried, aliases: ['香菇'], producer_id: producer.id })
      const kept = await service.retrieveGood(good.id, { relations: ['producer'] })
      expect(kept).toMatchObject({ aliases: ['香菇'], return_rule: 'seven_days', producer: { name: '合作社' } })
    })

    it.each([
      ['a medicinal herb as food', { kind: 'medicinal', aliases: [] }],
      ['processed food without a licence category', { kind: 'processed', aliases: [] }],
      ['a fresh good that does not perish', { kind: 'fresh', aliases: [], return_rule: 'seven_days' }],
      ['seven-day return of a perishable good', { kind: 'fresh', aliases: [], perishable: true }],
      ['a licence category that is none', { kind: 'processed', aliases: [], sc_category: '9' }],
      ['an age limit of nought', { ...dried, age_limit: 0 }],
    ])('refuses %s in the database itself', async (_what, good) => {
      await expect(service.createGoods(good as typeof dried)).rejects.toThrow(/check constraint/i)
    })

    it('refuses a malformed licence and a malformed credit code', async () => {
      const producer = { key: 'x', name: 'x', kind: 'farmer' as const }
      await expect(service.createProducers({ ...producer, sc_licence: 'SC3' })).rejects.toThrow(/check constraint/i)
      await expect(service.createProducers({ ...producer, credit_code: 'I' })).rejects.toThrow(/check constraint/i)
    })
  },
})
