/** The backend with all its plugins comes up on an empty database. */
import { Modules } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it('answers when asked whether it lives', async () => {
      const answer = await api.get('/health')
      expect(answer.status).toBe(200)
    })

    it('says who sells and how to reach them, marked as a demonstration where money is play money', async () => {
      const keys = getContainer().resolve(Modules.API_KEY)
      const [{ token }] = await keys.listApiKeys({ type: 'publishable' })
      const { data } = await api.get('/store/seller', { headers: { 'x-publishable-api-key': token } })
      expect(data.seller).toMatchObject({ is_demo: true, name: '宁陕县网货供应中心', credit_code: expect.any(String) })
    })

    it('turns away a store request without a publishable key', async () => {
      const answer = await api.get('/store/products', { validateStatus: () => true })
      expect(answer.status).toBe(400)
    })
  },
})
