/** The backend with all its plugins comes up on an empty database. */
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api }) => {
    it('answers when asked whether it lives', async () => {
      const answer = await api.get('/health')
      expect(answer.status).toBe(200)
    })

    it('turns away a store request without a publishable key', async () => {
      const answer = await api.get('/store/products', { validateStatus: () => true })
      expect(answer.status).toBe(400)
    })
  },
})
